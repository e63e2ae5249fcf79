package dev.cleanslate.orchestrator.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What holds for every move, whatever the event.
final class Invariants {
  private final Saga saga;
  private final Gates gates;
  private final Step before;
  private final Instant now;
  private final Move move;
  private final Step after;
  private final Supplier<String> what;

  private Invariants(
      Saga saga, Gates gates, Step before, Instant now, Move move, Supplier<String> what) {
    this.saga = saga;
    this.gates = gates;
    this.before = before;
    this.now = now;
    this.move = move;
    this.after = move.step();
    this.what = what;
  }

  /// Fails with the event and the step where one of them does not.
  static void hold(Saga saga, Gates gates, Step before, Event event, Instant now, Move move) {
    Supplier<String> what =
        () -> event + "\n  on " + before + "\n  gave " + move.step() + " " + move.effects();
    Invariants all = new Invariants(saga, gates, before, now, move, what);
    all.theWayIsOnTheMap();
    all.countsAddUp();
    all.gatesCountWhatIsInTheWay();
    all.nothingFallsBack();
    all.sendsComeWithTheirTime();
    all.nothingIsForgotten();
    all.rejectionsChangeNothing();
    all.anEndedSagaSendsNoCommand();
    all.onlyTheProvenIsGone(event);
  }

  private void theWayIsOnTheMap() {
    if (after.state() != before.state()) {
      assertThat(before.state().next()).as(what).contains(after.state());
    }
    assertThat(after.id()).as(what).isEqualTo(before.id());
    assertThat(after.parent()).as(what).isEqualTo(before.parent());
    assertThat(after.kind()).as(what).isEqualTo(before.kind());
  }

  private void countsAddUp() {
    assertThat(move.saga().counts())
        .as(what)
        .isEqualTo(saga.counts().plus(before.state(), -1).plus(after.state(), 1));
    assertThat(move.saga().counts().total()).as(what).isEqualTo(saga.counts().total());
    assertThat(move.saga().state()).as(what).isEqualTo(saga.state());
    assertThat(move.saga().version()).as(what).isEqualTo(saga.version());
  }

  private void gatesCountWhatIsInTheWay() {
    int delta = Boolean.compare(before.passed(), after.passed());
    assertThat(move.gates()).as(what).isEqualTo(gates.remaining(before.kind(), delta));
    List<Effect> moved =
        move.effects().stream().filter(Effect.ChildMoved.class::isInstance).toList();
    @Nullable Long parent = before.parent();
    if (delta == 0 || parent == null || before.goesWithParent()) {
      assertThat(moved).as(what).isEmpty();
    } else {
      assertThat(moved).as(what).containsExactly(new Effect.ChildMoved(parent, delta));
    }
  }

  private void nothingFallsBack() {
    assertThat(after.attempt()).as(what).isGreaterThanOrEqualTo(before.attempt());
    assertThat(after.round()).as(what).isBetween(before.round(), before.round() + 1);
    assertThat(move.saga().everSent() || !saga.everSent()).as(what).isTrue();
    if (after.round() > before.round()) {
      assertThat(after.ticket()).as(what).isNull();
    }
  }

  private void sendsComeWithTheirTime() {
    long sends = move.effects().stream().filter(Invariants::isSend).count();
    assertThat(sends).as(what).isLessThanOrEqualTo(1);
    if (sends == 1) {
      assertThat(after.dueAt()).as(what).isAfter(now);
      assertThat(after.attempt()).as(what).isEqualTo(before.attempt() + 1);
    } else {
      assertThat(after.attempt()).as(what).isEqualTo(before.attempt());
    }
    if (move.effects().contains(new Effect.Advance())) {
      assertThat(after.state()).as(what).isEqualTo(StepState.SENT);
      assertThat(after.target().isIntent()).as(what).isFalse();
      assertThat(move.saga().everSent()).as(what).isTrue();
    }
  }

  /// What is not at rest has its time, in a saga that goes on; what is slow has one, too.
  private void nothingIsForgotten() {
    if (!saga.state().isOpen() || before.equals(after)) {
      return;
    }
    boolean atRest = after.state() == StepState.PLANNED || after.state() == StepState.GONE;
    boolean awaited = move.effects().stream().anyMatch(Invariants::isSend);
    assertThat(after.dueAt() == null).as(what).isEqualTo(atRest && !awaited);
  }

  private void rejectionsChangeNothing() {
    if (move.effects().stream().anyMatch(Effect.Reject.class::isInstance)) {
      assertThat(move.effects()).as(what).hasSize(1);
      assertThat(move.saga()).as(what).isEqualTo(saga);
      assertThat(move.gates()).as(what).isEqualTo(gates);
      assertThat(after).as(what).isEqualTo(before);
    }
  }

  private void anEndedSagaSendsNoCommand() {
    if (!saga.state().isOpen()) {
      assertThat(move.effects()).as(what).doesNotContain(new Effect.Advance());
      assertThat(move.saga().everSent()).as(what).isEqualTo(saga.everSent());
    }
  }

  private void onlyTheProvenIsGone(Event event) {
    if (after.state() != StepState.GONE || before.state() == StepState.GONE) {
      return;
    }
    assertThat(event)
        .as(what)
        .matches(cause ->
            switch (cause) {
              case Event.Judged(var verdict) -> verdict instanceof Verdict.Gone;
              case Event.Settled(var id) -> id == null && before.target().isIntent();
              case Event.Picked _,
                  Event.Answered _,
                  Event.Due _,
                  Event.Nudged _,
                  Event.Retried _,
                  Event.Revisited _ ->
                  false;
            });
    assertThat(after.evidence()).as(what).isNotNull();
    assertThat(after.passed()).as(what).isTrue();
    assertThat(move.effects()).as(what).contains(new Effect.SeenGone(), new Effect.Resolve());
  }

  private static boolean isSend(Effect effect) {
    return effect instanceof Effect.Advance || effect instanceof Effect.Look;
  }
}
