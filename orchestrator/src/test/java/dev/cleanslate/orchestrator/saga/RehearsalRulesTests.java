package dev.cleanslate.orchestrator.saga;

import static dev.cleanslate.orchestrator.saga.Steps.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.orchestrator.catalog.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RehearsalRulesTests {
  private static final UUID CURRENT = Steps.ticket(20);
  private static final StepRef REF = Steps.ref(1, CURRENT);

  /// Whatever happens: nothing is commanded, told to the ledger or to people, and counts and gates
  /// follow the step.
  @ParameterizedTest
  @EnumSource
  void nothingButLooksEverComesOfIt(StepState state) {
    for (Kind kind : Steps.KINDS) {
      for (SagaState sagaState : SagaState.values()) {
        for (Event event : events()) {
          Step before = step(kind, state);
          Move move = on(before, kind, sagaState, event, NOW);

          assertThat(move.effects())
              .as("%s on %s", event, state)
              .allMatch(effect ->
                  effect instanceof Effect.Look
                      || effect instanceof Effect.ChildMoved
                      || effect instanceof Effect.Reject);
          assertThat(move.saga().everSent()).isFalse();
          assertThat(move.saga().counts())
              .isEqualTo(Counts.NONE.plus(move.step().state(), 1).plus(StepState.SENT, 1));
          assertThat(move.gates().of(kind.name()).remaining())
              .isEqualTo(4 + inTheWay(move.step()) - inTheWay(before));
          if (move.step().state() != state) {
            assertThat(state.next()).contains(move.step().state());
          }
        }
      }
    }
  }

  private static int inTheWay(Step step) {
    return step.passed() ? 0 : 1;
  }

  @Test
  void whatIsPickedIsLookedAtWithoutBeingSent() {
    Move move = on(Steps.planned(Steps.PLAIN), new Event.Picked());

    assertThat(move.step().state()).isEqualTo(StepState.CHECKING);
    assertThat(move.step().passed()).as("what follows waits for the look").isFalse();
    assertThat(move.effects()).containsExactly(new Effect.Look());
  }

  @Test
  void whatIsThereIsSeenWithItsCount() {
    Tally tally = new Tally(1200, 3);
    Verdict there =
        new Verdict.Present(REF, Verdict.Standing.FREE, Steps.evidence(), null, tally, Usage.NONE);
    Move move = on(step(Steps.PLAIN, StepState.CHECKING), new Event.Judged(there));

    assertThat(move.step().state()).isEqualTo(StepState.SEEN);
    assertThat(move.step().tally()).isEqualTo(tally);
    assertThat(move.step().dueAt()).isNull();
    assertThat(move.step().passed()).isTrue();
  }

  @Test
  void whatIsAbsentIsGoneAlready() {
    Move move =
        on(
            step(Steps.PLAIN, StepState.CHECKING),
            new Event.Judged(new Verdict.Gone(REF, Steps.evidence(), Usage.NONE)));

    assertThat(move.step().state()).isEqualTo(StepState.GONE);
  }

  @Test
  void whatWasOnlyAnnouncedMayStillComeUntilItSettles() {
    Event absent = new Event.Judged(new Verdict.Gone(REF, Steps.evidence(), Usage.NONE));

    assertThat(on(announced(NOW.plusSeconds(60)), absent).step().state())
        .isEqualTo(StepState.UNVERIFIABLE);
    assertThat(on(announced(NOW.minusSeconds(60)), absent).step().state())
        .isEqualTo(StepState.GONE);
  }

  @ParameterizedTest
  @EnumSource
  void whatNobodyCanTellEndsAtOnceOrWithinMinutes(Doubt doubt) {
    Event unclear = new Event.Judged(new Verdict.Unverifiable(REF, doubt, "no answer", Usage.NONE));
    Step checking = on(Steps.planned(Steps.PLAIN), new Event.Picked()).step();
    Step asked = checking.with(edit -> edit.ticket = CURRENT);

    Move first = on(asked, unclear);
    Move later =
        on(asked, Steps.PLAIN, SagaState.DELETING, unclear, NOW.plus(Duration.ofMinutes(3)));

    assertThat(first.step().state())
        .isEqualTo(doubt.isLasting() ? StepState.UNVERIFIABLE : StepState.CHECKING);
    assertThat(later.step().state()).isEqualTo(StepState.UNVERIFIABLE);
    assertThat(later.step().dueAt()).as("nothing looks on slowly").isNull();
  }

  @Test
  void aLookThatNobodyAnswersEndsWithinMinutes() {
    Step checking = on(Steps.planned(Steps.PLAIN), new Event.Picked()).step();
    Step again = on(checking, new Event.Due(null)).step();
    assertThat(again.attempt()).isEqualTo(2);

    Instant later = NOW.plus(Duration.ofMinutes(3));
    Move end = on(again, Steps.PLAIN, SagaState.DELETING, new Event.Due(null), later);

    assertThat(end.step().state()).isEqualTo(StepState.UNVERIFIABLE);
    assertThat(end.effects()).doesNotContain(new Effect.Look());
  }

  @ParameterizedTest
  @MethodSource("forged")
  void whatWasNeverAskedIsRejected(StepRef ref) {
    Move move =
        on(
            step(Steps.PLAIN, StepState.CHECKING),
            new Event.Judged(new Verdict.Gone(ref, Steps.evidence(), Usage.NONE)));

    assertThat(move.effects()).hasOnlyElementsOfType(Effect.Reject.class).hasSize(1);
  }

  static List<StepRef> forged() {
    return List.of(Steps.ref(2, CURRENT), Steps.ref(1, new UUID(78, 20)));
  }

  private static Step announced(Instant settleAt) {
    return Steps.intent(Steps.PLAIN, settleAt)
        .with(edit -> {
          edit.state = StepState.CHECKING;
          edit.ticket = CURRENT;
        });
  }

  private static Step step(Kind kind, StepState state) {
    Target target = Target.of(kind.name(), "id-1", Map.of(), "account");
    return Step.planned(1, target, 9L, null)
        .with(edit -> {
          edit.state = state;
          edit.ticket = CURRENT;
          edit.deadlineAt = NOW.plusSeconds(60);
          edit.passed = state != StepState.PLANNED && !state.isMoving();
        });
  }

  private static Move on(Step step, Event event) {
    return on(step, Steps.PLAIN, SagaState.DELETING, event, NOW);
  }

  private static Move on(Step step, Kind kind, SagaState state, Event event, Instant now) {
    Counts counts = Counts.NONE.plus(step.state(), 1).plus(StepState.SENT, 1);
    Saga saga = Steps.saga(state, counts).in(new Mode(true, false));
    Gates gates = new Gates(Map.of(kind.name(), new Gate(kind.name(), 4, 0, false, false)));
    return SagaRules.on(saga, gates, step, kind, event, now);
  }

  private static List<Event> events() {
    List<Event> events =
        new ArrayList<>(
            List.of(
                new Event.Picked(),
                new Event.Due(null),
                new Event.Due(NOW.plusSeconds(9)),
                new Event.Nudged(),
                new Event.Retried("jo"),
                new Event.Revisited(),
                new Event.Settled(null),
                new Event.Answered(Steps.gone(REF)),
                new Event.Answered(Steps.slow(REF, Duration.ofSeconds(1))),
                new Event.Judged(new Verdict.Gone(REF, Steps.evidence(), Usage.NONE)),
                new Event.Judged(
                    new Verdict.Present(
                        REF, Verdict.Standing.HELD, Steps.evidence(), null, Usage.NONE))));
    for (Doubt doubt : Doubt.values()) {
      events.add(new Event.Judged(new Verdict.Unverifiable(REF, doubt, "no answer", Usage.NONE)));
    }
    return events;
  }
}
