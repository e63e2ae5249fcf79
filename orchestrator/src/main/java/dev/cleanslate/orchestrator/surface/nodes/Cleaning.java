package dev.cleanslate.orchestrator.surface.nodes;

import dev.cleanslate.orchestrator.api.owner.Held;
import dev.cleanslate.orchestrator.api.owner.OwnerRow;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.intake.Accepted;
import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.orchestrator.surface.Asking;
import dev.cleanslate.orchestrator.surface.ConditionalOnSurface;
import dev.cleanslate.orchestrator.surface.nodes.NodeRows.OwnedNode;
import dev.cleanslate.orchestrator.surface.nodes.Operations.Summary;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Deletes nodes and deployments as old clients ask for it. Thread-safe.
@Component
@ConditionalOnSurface(NodesConfiguration.SYSTEM)
final class Cleaning {
  private final Held held;
  private final Asking asking;
  private final NodeRows rows;

  Cleaning(Held held, Asking asking, NodeRows rows) {
    this.held = held;
    this.asking = asking;
    this.rows = rows;
  }

  /// A deletion that was asked for.
  ///
  /// @param asked as the client called its owner
  record Begun(String asked, OwnerRow owner, Accepted accepted) {
    UUID deletion() {
      return accepted.saga();
    }
  }

  /// What a deletion is answered with.
  record Told<T>(Ending ending, T report) {}

  /// Asks for the deletion of the owner of that id or alias; a problem where there is none.
  Begun begin(Caller caller, String type, String id, String why) {
    OwnerRow owner = held.require(caller, type, id);
    return new Begun(id, owner, asking.ask(caller, owner.ref(), false, why));
  }

  /// Waits for the end of a node, and tells it.
  Told<NodeReport> node(Begun begun, Duration patience) {
    SagaState state = asking.await(begun.accepted(), patience);
    Summary summary = rows.summary(begun.deletion());
    var details = Operations.details(rows.operations(begun.deletion()));
    return new Told<>(
        Ending.of(state, summary),
        NodeReport.of(
            begun.asked(), begun.owner().id(), begun.deletion(), state, summary, details));
  }

  /// Waits for the end of a deployment, and tells it node by node.
  Told<DeploymentReport> deployment(Begun begun, Duration patience) {
    SagaState state = asking.await(begun.accepted(), patience);
    List<OwnedNode> owned = rows.owned(begun.deletion());
    Summary summary =
        owned.stream()
            .map(OwnedNode::summary)
            .reduce(rows.summary(begun.deletion()), Summary::plus);
    Ending ending = Ending.of(state, summary);
    return new Told<>(
        ending,
        new DeploymentReport(
            NodeReport.message("deployment " + begun.asked(), state, summary),
            begun.owner().id(),
            summary,
            owned.stream().map(Cleaning::report).toList(),
            Operations.details(rows.operations(begun.deletion())),
            ending == Ending.DONE ? null : Asking.place(begun.deletion()).toString()));
  }

  private static NodeReport report(OwnedNode node) {
    SagaState state = node.state();
    UUID deletion = node.deletion();
    if (state == null || deletion == null) {
      String message = "Cleanup of node %s has not begun".formatted(node.name());
      return new NodeReport(message, node.name(), node.summary(), null, null);
    }
    return NodeReport.of(node.name(), node.name(), deletion, state, node.summary(), null);
  }
}
