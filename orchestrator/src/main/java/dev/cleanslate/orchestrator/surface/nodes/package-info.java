/// `/api/cleanup/**`, as clients of the bare-metal clusters call it.
///
/// - `NodeCleanupEndpoint`: nodes and deployments, deleted; `Cleaning`: the same, for whoever asks
///   for many; `NodeReport`, `DeploymentReport`: what it answers
/// - `ValidationEndpoint`: what is left of a node, and how many are what; `Validating`, `Looking`:
///   look afresh; `Validation`, `StatusReport`: what they answer
/// - `OrphanedEndpoint`, `BatchEndpoint`, `FallbackScriptEndpoint`: the other calls
/// - `Operations`, `Standing`, `ResourceType`: how ours becomes theirs; pure
/// - `NodeRows`: what is read from the tables
///
/// Door: HTTP. It must not know how anything is deleted.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.surface.nodes;
