package dev.cleanslate.orchestrator.signal;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.engine.Change;
import dev.cleanslate.orchestrator.engine.Occurrence;
import dev.cleanslate.orchestrator.engine.Witness;
import dev.cleanslate.orchestrator.saga.Saga;
import dev.cleanslate.orchestrator.saga.Step;
import dev.cleanslate.orchestrator.saga.StepState;
import dev.cleanslate.tracing.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// One line per move: a deletion's state that changed, and what a look made of a step. Ids and
/// states only: what workers and people said stands in the history, and never in a log. Each bears
/// the id of its deletion's trace.
final class MoveLog implements Witness {
  private static final Logger LOG = LoggerFactory.getLogger(MoveLog.class);

  @Override
  public void saw(Occurrence occurrence) {
    if (LOG.isInfoEnabled()) {
      occurrence.turns().forEach(MoveLog::write);
    }
  }

  private static void write(Occurrence.Turn turn) {
    Saga after = turn.after();
    for (Change.StepChange change : turn.change().steps()) {
      if (isLookedAt(change.before()) && change.before() != change.after().state()) {
        write(turn, change.before(), change.after());
      }
    }
    if (turn.before().state() != after.state()) {
      about(turn)
          .addKeyValue("was", turn.before().state().wire())
          .addKeyValue("state", after.state().wire())
          .log(
              "deletion {} of {}: {}, was {}",
              after.id(),
              after.owner(),
              after.state().wire(),
              turn.before().state().wire());
    }
  }

  private static void write(Occurrence.Turn turn, StepState was, Step step) {
    about(turn)
        .addKeyValue("step", step.id())
        .addKeyValue("kind", step.kind())
        .addKeyValue("was", was.wire())
        .addKeyValue("state", step.state().wire())
        .log(
            "step {} of deletion {}: {} {} is {}, was {}",
            step.id(),
            turn.after().id(),
            step.kind(),
            step.target().id(),
            step.state().wire(),
            was.wire());
  }

  private static LoggingEventBuilder about(Occurrence.Turn turn) {
    OwnerRef owner = turn.after().owner();
    return LOG.atInfo()
        .addKeyValue(Traces.LOGGED_AS, turn.trace().trace())
        .addKeyValue("saga", turn.after().id())
        .addKeyValue("tenant", owner.tenant())
        .addKeyValue("owner_type", owner.type())
        .addKeyValue("owner", owner.id());
  }

  /// The states that a verdict leads out of.
  private static boolean isLookedAt(StepState state) {
    return switch (state) {
      case CHECKING, STUCK, UNVERIFIABLE, DOUBTED -> true;
      case PLANNED, SENT, WAITING, GONE, SEEN -> false;
    };
  }
}
