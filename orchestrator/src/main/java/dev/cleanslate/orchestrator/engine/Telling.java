package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.SagaEvent;
import dev.cleanslate.messages.SagaEvent.StepMove;
import dev.cleanslate.orchestrator.saga.Saga;
import dev.cleanslate.orchestrator.saga.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What one transaction has to tell of a saga: which steps moved, and notes.
final class Telling {
  private final List<StepMove> moves = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  void moved(Step was, Step after) {
    moves.add(
        new StepMove(
            after.id(),
            after.kind(),
            after.target().id(),
            was.state().wire(),
            after.state().wire(),
            after.why()));
  }

  void note(String note) {
    notes.add(note);
  }

  boolean hasNotes() {
    return !notes.isEmpty();
  }

  boolean hasAny() {
    return hasNotes() || !moves.isEmpty();
  }

  /// Moves beyond [SagaEvent#MAX_MOVES] are counted, not spelt out.
  SagaEvent event(Saga saga, Instant at) {
    int spelt = Math.min(moves.size(), SagaEvent.MAX_MOVES);
    return new SagaEvent(
        saga.id(),
        saga.version(),
        saga.owner(),
        saga.incarnation(),
        saga.state().wire(),
        saga.counts().byName(),
        moves.subList(0, spelt),
        moves.size() - spelt,
        notes.isEmpty() ? null : String.join("; ", notes),
        at);
  }
}
