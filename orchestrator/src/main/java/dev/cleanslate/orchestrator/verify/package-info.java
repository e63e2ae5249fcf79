/// What looking again found. The verifier has topics and a consumer of its own, so that no flood of
/// replies delays it, and moves steps through the engine's one door.
///
/// Door: none; it listens. What a verdict makes of a step stands in `saga`.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.verify;
