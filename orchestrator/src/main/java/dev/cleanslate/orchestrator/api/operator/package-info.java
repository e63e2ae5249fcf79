/// Calls for whoever runs the system: orphans, holds, health and liveness.
///
/// Door: HTTP. It must not know why something is an orphan, nor obey a hold: it shows what is
/// recorded and records what a person says.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.api.operator;
