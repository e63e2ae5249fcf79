package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.Traceparent;
import dev.cleanslate.orchestrator.saga.Event;
import dev.cleanslate.orchestrator.saga.Saga;
import dev.cleanslate.orchestrator.saga.Step;
import java.time.Instant;
import java.util.List;

/// What one transaction came to.
///
/// @param at the transaction's time, by PostgreSQL
/// @param heard answers and verdicts that found their step, in order, whether or not they counted
/// @param turns what changed, saga by saga
/// @param sent commands and looks, those among them that the orchestrator carries out itself
public record Occurrence(Instant at, List<Heard> heard, List<Turn> turns, List<Outgoing> sent) {
  /// An answer, and the step as it was then.
  public record Heard(String worker, Step step, Event event) {}

  /// What changed about one saga.
  public record Turn(Saga before, Change change) {
    /// The saga afterwards.
    public Saga after() {
      return change.sheet().saga();
    }

    /// Which trace it is in.
    public Traceparent trace() {
      return change.sheet().trace();
    }
  }
}
