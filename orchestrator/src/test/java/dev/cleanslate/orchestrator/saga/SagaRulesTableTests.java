package dev.cleanslate.orchestrator.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.orchestrator.catalog.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every state with every event: the rules answer all of them, and every answer keeps the
/// [Invariants].
class SagaRulesTableTests {
  private static final Instant NOW = Steps.NOW;
  private static final int ROUND = 3;
  private static final UUID CURRENT = Steps.ticket(20);
  private static final Set<StepState> INTENT_STATES =
      EnumSet.complementOf(EnumSet.of(StepState.SENT, StepState.WAITING, StepState.STUCK));

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SEEN")
  void everyEventHasAnAnswerInEveryState(StepState state) {
    long moves = 0;
    for (Kind kind : Steps.KINDS) {
      for (Step step : steps(kind, state)) {
        for (SagaState sagaState : SagaState.values()) {
          for (Event event : events()) {
            check(kind, step, sagaState, event);
            moves++;
          }
        }
      }
    }
    assertThat(moves).isGreaterThan(10_000);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SEEN")
  void everyWayOnTheMapIsWalkedAndNoOther(StepState state) {
    Set<StepState> walked = EnumSet.noneOf(StepState.class);
    for (Kind kind : Steps.KINDS) {
      for (Step step : steps(kind, state)) {
        for (SagaState sagaState : List.of(SagaState.DELETING, SagaState.DELETED)) {
          events().forEach(event -> walked.add(check(kind, step, sagaState, event).step().state()));
        }
      }
    }
    walked.remove(state);

    assertThat(walked).isEqualTo(inDeletions(state.next()));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SEEN")
  void forgedTicketsAreRejectedAndStaleOnesIgnored(StepState state) {
    for (Kind kind : Steps.KINDS) {
      for (Step step : steps(kind, state)) {
        for (StepRef forged : forged()) {
          answers(forged)
              .forEach(event ->
                  assertThat(check(kind, step, SagaState.DELETING, event).effects())
                      .hasOnlyElementsOfType(Effect.Reject.class));
        }
        answers(Steps.ref(ROUND - 1, CURRENT))
            .forEach(event ->
                assertThat(check(kind, step, SagaState.DELETING, event))
                    .matches(move -> move.step().equals(step) && move.effects().isEmpty()));
      }
    }
  }

  private static Set<StepState> inDeletions(Set<StepState> next) {
    Set<StepState> states = EnumSet.noneOf(StepState.class);
    states.addAll(next);
    states.remove(StepState.SEEN);
    return states;
  }

  private static Move check(Kind kind, Step step, SagaState sagaState, Event event) {
    Counts counts =
        Counts.NONE.plus(step.state(), 1).plus(StepState.GONE, 2).plus(StepState.SENT, 1);
    Saga saga = Steps.saga(sagaState, counts);
    Gates gates = new Gates(Map.of(kind.name(), new Gate(kind.name(), 4, 0, false, false)));
    Move move = SagaRules.on(saga, gates, step, kind, event, NOW);
    Invariants.hold(saga, gates, step, event, NOW, move);
    return move;
  }

  /// The step in that state with every mixture of ticket, deadline, refusal and counts.
  private static List<Step> steps(Kind kind, StepState state) {
    List<Step> steps = new ArrayList<>();
    List<Step> plain =
        new ArrayList<>(
            List.of(Steps.planned(kind), Steps.settledIntent(kind), Steps.carried(kind)));
    if (INTENT_STATES.contains(state)) {
      plain.add(Steps.intent(kind, NOW.plusSeconds(60)));
      plain.add(Steps.intent(kind, null));
    }
    for (Step step : plain) {
      for (@Nullable Instant deadline :
          Arrays.asList(null, NOW.minusSeconds(1), NOW.plusSeconds(900))) {
        for (boolean refused : List.of(true, false)) {
          for (int count : List.of(0, 1000)) {
            steps.add(step(step, kind, state, deadline, refused, count));
          }
        }
      }
    }
    return steps;
  }

  private static Step step(
      Step step,
      Kind kind,
      StepState state,
      @Nullable Instant deadline,
      boolean refused,
      int count) {
    return step.with(edit -> {
      boolean rests = state == StepState.PLANNED || state == StepState.GONE;
      edit.state = state;
      edit.round = ROUND;
      edit.attempt = 20;
      edit.ticket = CURRENT;
      edit.deadlineAt = deadline;
      edit.refused = refused && state != StepState.GONE && state != StepState.DOUBTED;
      edit.unanswered = count;
      edit.failures = count;
      edit.dueAt = rests ? null : NOW;
      edit.passed =
          switch (state) {
            case PLANNED, SENT, WAITING, STUCK, SEEN -> false;
            case CHECKING, UNVERIFIABLE -> !edit.refused && !kind.verification().throughParent();
            case GONE, DOUBTED -> true;
          };
    });
  }

  private static List<Event> events() {
    List<Event> events = new ArrayList<>();
    events.add(new Event.Picked());
    events.add(new Event.Due(null));
    events.add(new Event.Due(NOW.minusSeconds(1)));
    events.add(new Event.Due(NOW));
    events.add(new Event.Due(NOW.plusSeconds(1)));
    events.add(new Event.Nudged());
    events.add(new Event.Retried("jo"));
    events.add(new Event.Revisited());
    events.add(new Event.Settled(null));
    events.add(new Event.Settled("id-2"));
    events.addAll(answers(Steps.ref(ROUND, CURRENT)));
    events.addAll(answers(Steps.ref(ROUND, Steps.ticket(19))));
    events.addAll(answers(Steps.ref(ROUND - 1, CURRENT)));
    forged().forEach(ref -> events.addAll(answers(ref)));
    return events;
  }

  private static List<StepRef> forged() {
    return List.of(
        Steps.ref(ROUND + 1, CURRENT),
        Steps.ref(Integer.MAX_VALUE, CURRENT),
        Steps.ref(ROUND, new UUID(78, 20)));
  }

  private static List<Event> answers(StepRef ref) {
    List<Event> answers = new ArrayList<>();
    List<Reply> replies =
        List.of(
            Steps.gone(ref),
            Steps.slow(ref, Duration.ZERO),
            Steps.slow(ref, Duration.ofHours(24)),
            Steps.refused(ref),
            Steps.unavailable(ref, null),
            Steps.unavailable(ref, Duration.ofMillis(Long.MAX_VALUE)));
    replies.forEach(reply -> answers.add(new Event.Answered(reply)));
    List<Verdict> verdicts = new ArrayList<>(List.of(Steps.absent(ref), Steps.found(ref, "id-2")));
    for (Verdict.Standing standing : Verdict.Standing.values()) {
      verdicts.add(Steps.present(ref, standing));
    }
    for (Doubt doubt : Doubt.values()) {
      verdicts.add(Steps.unclear(ref, doubt));
    }
    verdicts.forEach(verdict -> answers.add(new Event.Judged(verdict)));
    return answers;
  }
}
