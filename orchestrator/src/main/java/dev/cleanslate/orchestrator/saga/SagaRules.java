package dev.cleanslate.orchestrator.saga;

import dev.cleanslate.orchestrator.catalog.Kind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The rules of a saga. Pure, total and thread-safe: every event has an answer in every state, if
/// only to stay.
///
/// R1 Attempts only grow; a new round never resets them (`Step.Edit.newRound`). R2 Which replies
/// count: `ReplyRules.accept`. R3 Which verdicts count: `VerdictRules.on`. R4 Present after gone:
/// `VerdictRules.doubted`. R5 Leases and the absolute deadline: `due`. What was only announced goes
/// by `IntentRules`; a saga that only looks goes by `RehearsalRules`.
public final class SagaRules {
  private SagaRules() {}

  /// What the event makes of the step. A saga that has ended only learns what was seen; nothing is
  /// sent for it any more but the look that R4 asks for.
  public static Move on(Saga saga, Gates gates, Step step, Kind kind, Event event, Instant now) {
    Situation here = new Situation(saga, gates, step, kind, now);
    return saga.mode().rehearsal() ? RehearsalRules.on(here, event) : on(here, event);
  }

  private static Move on(Situation here, Event event) {
    Saga saga = here.saga();
    return switch (event) {
      case Event.Picked _ -> picked(here);
      case Event.Answered(var reply) ->
          saga.state().isOpen() ? ReplyRules.on(here, reply) : here.stay();
      case Event.Judged(var verdict) -> VerdictRules.on(here, verdict);
      case Event.Due(var notBefore) -> due(here, notBefore);
      case Event.Nudged _ -> saga.state().isOpen() ? nudged(here) : here.stay();
      case Event.Retried(var by) -> saga.state().isOpen() ? retried(here, by) : here.stay();
      case Event.Revisited _ -> revisited(here);
      case Event.Settled(var id) ->
          saga.state().isOpen() ? IntentRules.settled(here, id) : here.stay();
    };
  }

  private static Move picked(Situation here) {
    if (here.step().state() != StepState.PLANNED || !here.saga().state().isOpen()) {
      return here.stay();
    }
    if (here.step().target().isIntent()) {
      return IntentRules.picked(here);
    }
    Instant deadline = here.in(here.kind().deadline());
    return here.step().goesWithParent()
        ? here.look(edit -> edit.deadlineAt = deadline)
        : sent(here.send(edit -> edit.deadlineAt = deadline));
  }

  private static Move nudged(Situation here) {
    return switch (here.step().state()) {
      case WAITING, STUCK, UNVERIFIABLE -> here.stay(edit -> edit.dueAt = here.now());
      case PLANNED, SENT, CHECKING, GONE, DOUBTED, SEEN -> here.stay();
    };
  }

  /// R4 deals with what is there again; anything else changes nothing.
  private static Move revisited(Situation here) {
    return here.step().state() == StepState.GONE
        ? here.stay(
                edit -> {
                  edit.attempt++;
                  edit.dueAt = here.in(here.kind().leaseAfter(0));
                })
            .and(new Effect.Look())
        : here.stay();
  }

  private static Move due(Situation here, @Nullable Instant notBefore) {
    return switch (here.step().state()) {
      case SENT, WAITING ->
          here.saga().state().isOpen()
              ? destructive(here, notBefore)
              : here.stay(edit -> edit.dueAt = null);
      case CHECKING -> lookAgain(here);
      case STUCK, UNVERIFIABLE -> slowLook(here);
      case DOUBTED -> repeatLook(here);
      case PLANNED, GONE, SEEN -> here.stay(edit -> edit.dueAt = null);
    };
  }

  /// Time on hold, or without budget, does not count towards the deadline.
  private static Move destructive(Situation here, @Nullable Instant notBefore) {
    if (notBefore == null || !notBefore.isAfter(here.now())) {
      return here.step().isPast(here.now()) ? lastLook(here) : sendAgain(here);
    }
    Duration held = Duration.between(here.now(), notBefore);
    return here.waitUntil(
        notBefore,
        edit -> edit.deadlineAt = edit.deadlineAt == null ? null : edit.deadlineAt.plus(held));
  }

  /// R5: a send that nobody answered doubles the lease of the next one.
  private static Move sendAgain(Situation here) {
    boolean unanswered = here.step().state() == StepState.SENT;
    if (!unanswered && here.saga().slots() == 0) {
      return here.waitUntil(here.in(Duration.ofSeconds(1)), _ -> {});
    }
    return sent(here.send(edit -> edit.unanswered += unanswered ? 1 : 0));
  }

  /// R5: the deadline ends the trying, not the looking.
  private static Move lastLook(Situation here) {
    String said = here.step().why();
    return here.look(edit -> {
      edit.refused = true;
      edit.unanswered = 0;
      edit.why = "its deadline passed" + (said == null ? ", unanswered" : "; last: " + said);
    });
  }

  private static Move lookAgain(Situation here) {
    boolean silent = here.step().unanswered() > 0;
    if (!here.saga().state().isOpen()) {
      return here.stay(edit -> edit.dueAt = null);
    }
    return silent && here.isPatienceOver()
        ? VerdictRules.unverifiable(here, "unavailable: nobody answered the look")
        : repeatLook(here);
  }

  static Move repeatLook(Situation here) {
    return here.to(
        here.step().state(),
        edit -> {
          edit.attempt++;
          edit.dueAt = here.in(here.kind().leaseAfter(edit.unanswered));
          edit.unanswered++;
        },
        new Effect.Look());
  }

  private static Move slowLook(Situation here) {
    return here.to(
        here.step().state(),
        edit -> {
          edit.attempt++;
          edit.dueAt = here.in(here.kind().slowLook());
        },
        new Effect.Look());
  }

  /// A person's word opens a new round and a new deadline; what was claimed gone is looked at, the
  /// rest tried.
  private static Move retried(Situation here, String by) {
    Instant deadline = here.in(here.kind().deadline());
    return switch (here.step().state()) {
      case STUCK, WAITING ->
          here.waitUntil(
              here.now(),
              edit -> {
                edit.newRound().refused = false;
                edit.deadlineAt = deadline;
                edit.why = "retried by " + by;
              });
      case UNVERIFIABLE ->
          here.to(
              StepState.CHECKING,
              edit -> {
                edit.newRound().deadlineAt = deadline;
                edit.dueAt = here.now();
                edit.why = "retried by " + by;
              });
      case PLANNED, SENT, CHECKING, GONE, DOUBTED, SEEN -> here.stay();
    };
  }

  private static Move sent(Move move) {
    return new Move(move.saga().withSent(), move.gates(), move.step(), move.effects());
  }
}
