package dev.cleanslate.orchestrator.surface.nodes;

import dev.cleanslate.orchestrator.api.owner.Held;
import dev.cleanslate.orchestrator.api.owner.OwnerRow;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.intake.Accepted;
import dev.cleanslate.orchestrator.surface.Asking;
import dev.cleanslate.orchestrator.surface.ConditionalOnSurface;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells what is left of a node: by a fresh look, or by the last one and its age where the fresh
/// one takes longer. Thread-safe.
@Component
@ConditionalOnSurface(NodesConfiguration.SYSTEM)
final class Validating {
  private final Held held;
  private final Looking looking;
  private final Asking asking;
  private final NodeRows rows;

  Validating(Held held, Looking looking, Asking asking, NodeRows rows) {
    this.held = held;
    this.looking = looking;
    this.asking = asking;
    this.rows = rows;
  }

  /// A look that was begun.
  record Begun(OwnerRow node, Accepted accepted) {}

  /// Begins to look at the node of that id or alias; a problem where there is none.
  Begun begin(Caller caller, String id) {
    OwnerRow node = held.require(caller, NodesConfiguration.NODE, id);
    return new Begun(node, looking.begin(caller, node));
  }

  /// What is known once the look is over, or the patience.
  Validation tell(Begun begun, Duration patience) {
    OwnerRow node = begun.node();
    boolean ended = begun.accepted().outcome() == Accepted.Outcome.FINISHED;
    @Nullable UUID rehearsal = null;
    if (!ended) {
      rehearsal = begun.accepted().saga();
      var _ = asking.await(begun.accepted(), patience);
    }
    return Validation.of(node.id(), rows.known(node.no(), node.incarnation(), rehearsal), ended);
  }
}
