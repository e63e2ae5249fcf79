package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.orchestrator.saga.Event;
import dev.cleanslate.orchestrator.saga.Saga;
import dev.cleanslate.orchestrator.saga.SagaState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What passes between the deletion of an owner and those of the owners it owns, after the commits
/// that ask for it. Anything lost on the way is made good by the asking step's lease.
final class Family {
  private final Books books;
  private final Engine engine;
  private final Children children;
  private final Errands errands;

  Family(Books books, Engine engine, Children children, Errands errands) {
    this.books = books;
    this.engine = engine;
    this.children = children;
    this.errands = errands;
  }

  /// Carries out a command of kind owner and lets the step have the answer.
  void carryOut(Outgoing outgoing) {
    errands.run(outgoing.trace(), () -> answer(outgoing));
  }

  private void answer(Outgoing outgoing) {
    Event answer =
        switch (outgoing.command()) {
          case Command.Advance advance ->
              new Event.Answered(children.advance(advance, outgoing.trace()));
          case Command.Look look -> new Event.Judged(children.look(look));
        };
    StepRef ref = outgoing.command().ref();
    engine.apply(List.of(new Incoming(0, ref.saga(), ref.step(), answer)));
  }

  /// Tells the steps that wait for these deletions: an end in DELETED is their answer; anything
  /// else makes them ask at once.
  void turned(List<Saga> sagas) {
    if (!sagas.isEmpty()) {
      errands.run(() -> tell(sagas));
    }
  }

  private void tell(List<Saga> sagas) {
    List<UUID> ids = sagas.stream().map(Saga::id).toList();
    Map<UUID, List<StepRef>> waiting = books.transactions().run(() -> books.sagas().awaiting(ids));
    List<Incoming> batch = new ArrayList<>();
    for (Saga saga : sagas) {
      for (StepRef ref : waiting.getOrDefault(saga.id(), List.of())) {
        batch.add(new Incoming(batch.size(), ref.saga(), ref.step(), news(saga, ref)));
      }
    }
    if (!batch.isEmpty()) {
      engine.apply(batch);
    }
  }

  private static Event news(Saga saga, StepRef ref) {
    boolean isDone = saga.state() == SagaState.DELETED || saga.state() == SagaState.REHEARSED;
    return isDone
        ? new Event.Answered(
            new Reply.Gone(
                ref, Evidence.of("deletion " + saga.id(), saga.state().wire()), Usage.NONE))
        : new Event.Nudged();
  }
}
