/// `DELETE /api/deployment/{id}`, as clients of the compute platform call it.
///
/// - `DeploymentEndpoint`: the call; `DeploymentDeleted`: what it answers
/// - `ComputeConfiguration`: where it is, and how its refusals look
///
/// Door: HTTP. It must not know how anything is deleted.
@org.jspecify.annotations.NullMarked
package dev.cleanslate.orchestrator.surface.compute;
