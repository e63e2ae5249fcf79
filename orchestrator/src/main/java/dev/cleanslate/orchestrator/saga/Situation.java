package dev.cleanslate.orchestrator.saga;

import dev.cleanslate.messages.StepRef;
import dev.cleanslate.orchestrator.catalog.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One step in its saga at one moment: what the rules decide upon, and the few moves they are made
/// of.
record Situation(Saga saga, Gates gates, Step step, Kind kind, Instant now) {

  Move stay() {
    return Move.none(saga, gates, step);
  }

  Move stay(Consumer<Step.Edit> change) {
    return new Move(saga, gates, step.with(change), List.of());
  }

  Move reject(String why) {
    return Move.rejected(saga, gates, step, why);
  }

  Instant in(Duration delay) {
    return now.plus(delay);
  }

  /// Whether looks without a clear answer have gone on long enough: until the deadline, and after a
  /// claim for the kind's patience beyond it.
  boolean isPatienceOver() {
    Instant deadline = step.deadlineAt();
    Duration grace =
        step.refused()
            ? Duration.ZERO
            : kind.verification().delay().plus(kind.verification().patience());
    return deadline != null && !now.isBefore(deadline.plus(grace));
  }

  /// Whether this answers a send of the step's present round (R2, R3): the round agrees, and so
  /// does the upper half of the ticket, which only a real send can know.
  Standing standing(StepRef ref) {
    if (ref.round() < step.round()) {
      return Standing.STALE;
    }
    UUID ticket = step.ticket();
    if (ref.round() > step.round()
        || ticket == null
        || ticket.getMostSignificantBits() != ref.ticket().getMostSignificantBits()) {
      return Standing.FORGED;
    }
    return ticket.equals(ref.ticket()) ? Standing.CURRENT : Standing.EARLIER;
  }

  enum Standing {
    /// Answers the latest send.
    CURRENT,
    /// Answers an earlier send of this round.
    EARLIER,
    /// Answers a round that is over.
    STALE,
    /// Answers nothing that was ever sent.
    FORGED
  }

  /// Sends the command (again).
  Move send(Consumer<Step.Edit> change) {
    return to(
        StepState.SENT,
        edit -> {
          change.accept(edit);
          edit.attempt++;
          edit.dueAt = in(kind.leaseAfter(edit.unanswered));
        },
        new Effect.Advance());
  }

  /// Waits until then before the next command.
  Move waitUntil(Instant then, Consumer<Step.Edit> change) {
    return to(
        StepState.WAITING,
        edit -> {
          change.accept(edit);
          edit.dueAt = then;
        });
  }

  /// Looks now.
  Move look(Consumer<Step.Edit> change) {
    return to(
        StepState.CHECKING,
        edit -> {
          change.accept(edit);
          edit.attempt++;
          edit.dueAt = in(kind.leaseAfter(edit.unanswered));
        },
        new Effect.Look());
  }

  /// Looks slowly from now on, in that state, and tells people.
  Move rest(StepState state, Effect.Raise raise, Consumer<Step.Edit> change) {
    return to(
        state,
        edit -> {
          change.accept(edit);
          edit.why = raise.reason();
          edit.dueAt = in(kind.slowLook());
        },
        raise);
  }

  /// Goes to a state: counts, gate, parent and the step itself, all in one.
  Move to(StepState state, Consumer<Step.Edit> change, Effect... asked) {
    List<Effect> effects = new ArrayList<>(List.of(asked));
    Step after =
        step.with(edit -> {
          change.accept(edit);
          edit.state = state;
          edit.passed = passes(state, edit);
        });
    Gates gatesAfter = gates;
    if (after.passed() != step.passed()) {
      int delta = after.passed() ? -1 : 1;
      gatesAfter = gates.remaining(step.kind(), delta);
      @Nullable Long parent = step.parent();
      if (parent != null && !step.goesWithParent()) {
        effects.add(new Effect.ChildMoved(parent, delta));
      }
    }
    return new Move(
        saga.counting(saga.counts().moved(step.state(), state)), gatesAfter, after, effects);
  }

  /// Successors open on a claim, or, for what can be looked at only through its parent, on the
  /// verdict.
  private boolean passes(StepState state, Step.Edit edit) {
    if (saga.mode().rehearsal()) {
      return state != StepState.PLANNED && !state.isMoving();
    }
    return switch (state) {
      case GONE -> true;
      case CHECKING -> !kind.verification().throughParent() && !edit.refused;
      case UNVERIFIABLE, DOUBTED -> step.passed() && !edit.refused;
      case PLANNED, SENT, WAITING, STUCK, SEEN -> false;
    };
  }
}
