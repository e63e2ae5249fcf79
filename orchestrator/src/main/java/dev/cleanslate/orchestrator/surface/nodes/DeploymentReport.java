package dev.cleanslate.orchestrator.surface.nodes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the deletion of a deployment is answered with.
///
/// @param summary of the operations of all its nodes
/// @param nodes what became of each
/// @param details of what it holds besides its nodes
/// @param deletion where it is shown; absent once nothing is left
record DeploymentReport(
    String message,
    String deploymentId,
    Operations.Summary summary,
    List<NodeReport> nodes,
    List<Operations.OfType> details,
    @Nullable String deletion) {}
