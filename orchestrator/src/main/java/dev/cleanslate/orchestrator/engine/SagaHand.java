package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.OrphanAlert.Finding;
import dev.cleanslate.orchestrator.ledger.Holding;
import dev.cleanslate.orchestrator.ledger.Owner;
import dev.cleanslate.orchestrator.ledger.Word;
import dev.cleanslate.orchestrator.saga.Event;
import dev.cleanslate.orchestrator.saga.Saga;
import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.orchestrator.saga.Step;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What may be done to one saga as a whole while its lock is held. Not thread-safe; valid within
/// [Engine#change] only.
public final class SagaHand {
  private static final int PAGE = 500;

  private final Books books;
  private final Session session;
  private final SagaWork work;

  SagaHand(Books books, Session session, SagaWork work) {
    this.books = books;
    this.session = session;
    this.work = work;
  }

  /// The saga as it is now.
  public Saga saga() {
    return work.saga();
  }

  /// Takes it back. [SagaConflict] once anything was sent, or once it has ended.
  public void cancel(String by) {
    requireOpen("cancelled");
    requireUnsent("cancelled");
    end(SagaState.CANCELLED, "cancelled by " + by, word(by, "cancelled"));
  }

  /// Gives the owner back as it was. [SagaConflict] once anything was sent, or once it has ended.
  public void restore(String by, @Nullable String reason) {
    requireDeleting("taken back by restoring its owner");
    requireUnsent("taken back by restoring its owner");
    String why = reason == null ? "restored" : "restored: " + reason;
    end(SagaState.CANCELLED, "%s, by %s".formatted(why, by), word(by, why));
  }

  /// Ends its grace period at once. [SagaConflict] where it is in none.
  public void start(String by, String why) {
    if (saga().state() != SagaState.GRACE) {
      throw new SagaConflict(
          "deletion %s has no grace period to end: it is %s"
              .formatted(saga().id(), saga().state().wire()));
    }
    work.become(SagaState.PLANNING, "started by %s: %s".formatted(by, why));
    work.due(session.now());
    books.ledger().become(Map.of(saga().ownerNo(), word(by, why)), Owner.State.DELETING);
  }

  /// From now on ends first what is in use. Nothing changes where it does so already.
  public void force(String by) {
    requireOpen("forced");
    if (!saga().mode().force()) {
      work.become(saga().mode().forced());
      work.note("forced by " + by);
    }
  }

  /// Gives it up: nothing more is sent, the owner lives on with what is left, and with what may
  /// fill again although it was seen gone. [SagaConflict] once it has ended.
  public void abandon(String by, String reason) {
    requireDeleting("abandoned");
    int left = saga().counts().left();
    if (left > 0) {
      work.raise(Finding.ABANDONED, left + " resources were left when it was abandoned: " + reason);
    }
    end(
        SagaState.ABANDONED,
        "abandoned by " + by + ": " + reason,
        word(by, "abandoned: " + reason));
    books.ledger().holdAgain(saga().id(), work.type().searchKinds());
  }

  /// Tries stuck and unverifiable steps again in a new round; all of them, or one. Answers how many
  /// were there to try.
  public int retry(String by) {
    requireDeleting("retried");
    int retried = 0;
    long beyond = 0;
    List<Long> page = books.sagas().retryable(saga().id(), beyond, PAGE);
    while (!page.isEmpty()) {
      page.forEach(step -> retry(step, by));
      retried += page.size();
      page = books.sagas().retryable(saga().id(), page.getLast(), PAGE);
    }
    return retried;
  }

  /// Tries one step again. [SagaConflict] where the saga has no such step.
  public void retry(long step, String by) {
    requireDeleting("retried");
    work.on(loaded(step), new Event.Retried(by));
  }

  /// Takes up resources that were registered while it was under way. While it is still being
  /// planned, or waits for that, they are found by the planning itself.
  public void join(List<Holding> late) {
    if (!isFoundByPlanning()) {
      joinLate(late);
    }
  }

  /// Answers whether anything did.
  boolean joinLate(List<Holding> late) {
    List<Step> added = add(late);
    for (Step step : added) {
      work.raise(
          Finding.LATE,
          step,
          "registered while its owner was being deleted; it joined the deletion");
    }
    if (!added.isEmpty()) {
      work.note(added.size() + " resources joined late");
    }
    return !added.isEmpty();
  }

  private List<Step> add(List<Holding> holdings) {
    List<Step> steps = holdings.stream().map(Tending::step).toList();
    List<Step> added =
        books.sagas().plan(Map.of(saga().id(), steps)).getOrDefault(saga().id(), List.of());
    work.added(added);
    for (Step step : added) {
      Long parent = step.parent();
      if (parent != null && !step.goesWithParent()) {
        work.childMoved(parent, 1);
      }
    }
    books.sagas().awaitCarriers(saga().id(), added.stream().map(Step::id).toList());
    return added;
  }

  /// Takes up what nobody was late with: a search itself, or what a search came upon. While it is
  /// still being planned they are found by the planning itself.
  public void takeUp(List<Holding> found) {
    if (isFoundByPlanning()) {
      return;
    }
    List<Step> added = add(found);
    if (!added.isEmpty()) {
      work.note(added.size() + " resources were taken up by a search");
    }
  }

  /// Planning under way is woken; what comes in the grace period has time.
  private boolean isFoundByPlanning() {
    if (saga().state() == SagaState.PLANNING) {
      work.due(session.now());
    }
    return saga().state() == SagaState.PLANNING || saga().state() == SagaState.GRACE;
  }

  /// Tells people what a search came upon and left alone.
  void tell(long step, String alike) {
    work.raise(Finding.RESEMBLING, loaded(step), alike);
  }

  /// Tells the step of an intent which id it has. An intent that had been withdrawn before the plan
  /// was written has no step: it joins.
  public void settled(Holding intent) {
    Step step = found(intent.no());
    if (step != null) {
      work.on(step, new Event.Settled(intent.target().id()));
    } else if (intent.no() <= saga().plannedThrough()) {
      joinLate(List.of(intent));
    } else {
      join(List.of(intent));
    }
  }

  /// Tells the step of an intent that it was withdrawn.
  public void withdrawn(long intent) {
    Step step = found(intent);
    if (step != null) {
      work.on(step, new Event.Settled(null));
    }
  }

  private @Nullable Step found(long step) {
    session.load(List.of(new StepKey(saga().id(), step)));
    return work.step(step);
  }

  private Step loaded(long step) {
    Step found = found(step);
    if (found == null) {
      throw new SagaConflict("deletion " + saga().id() + " has no step " + step);
    }
    return found;
  }

  private Word word(String by, String why) {
    return new Word(by, why, saga().id());
  }

  private void end(SagaState state, String note, Word word) {
    work.become(state, note);
    work.due(null);
    books.sagas().stopTimers(saga().id());
    if (!saga().mode().rehearsal()) {
      books.ledger().become(Map.of(saga().ownerNo(), word), Owner.State.ACTIVE);
    }
  }

  private void requireUnsent(String verb) {
    if (saga().everSent()) {
      var counts = saga().counts();
      throw new SagaConflict(
          "deletion %s cannot be %s: %d of its %d steps were opened already; abandon it instead"
              .formatted(saga().id(), verb, counts.total() - counts.planned(), counts.total()));
    }
  }

  private void requireDeleting(String verb) {
    requireOpen(verb);
    if (saga().mode().rehearsal()) {
      throw new SagaConflict(
          "deletion %s cannot be %s: it is a dry run; cancel it, or ask for the deletion itself"
              .formatted(saga().id(), verb));
    }
  }

  private void requireOpen(String verb) {
    if (!saga().state().isOpen()) {
      throw new SagaConflict(
          "deletion %s cannot be %s: it is %s".formatted(saga().id(), verb, saga().state().wire()));
    }
  }
}
