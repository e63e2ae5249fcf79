/// What the orchestrator can tell about the ground that it stands on: database, broker, topics, and
/// the accounts in which resources are registered. For `cleanslate doctor`.
///
/// Door: HTTP. It asks, changes nothing, and judges as little as it can: what is well is up to
/// whoever asked. It must not know what a deletion is.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.api.checkup;
