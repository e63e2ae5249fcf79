package dev.cleanslate.orchestrator.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Found;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.orchestrator.catalog.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What a step keeps of an answer besides its state: counts, waiting times, words, what was found.
class WhatIsRememberedTests {
  private static final List<Found> FOUND =
      List.of(new Found("plain", "id-2", Map.of(), null, "clone-7", Found.Claim.NAME));

  static List<Kind> kinds() {
    return Steps.KINDS;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aClaimTakesBackTheRefusalAndSaysWhatItSaw(Kind kind) {
    Dialogue talk = Dialogue.about(kind);
    talk.stuck();
    talk.on(new Event.Retried("jo"));
    StepRef again = talk.commandWhenDue();

    talk.reply(new Reply.Gone(again, Steps.evidence(), new Tally(3, 1), FOUND, Usage.NONE));

    talk.isIn(StepState.CHECKING);
    assertThat(talk.step().refused()).isFalse();
    assertThat(talk.step().why()).isEqualTo("claimed gone: 404");
    assertThat(talk.step().tally()).isEqualTo(new Tally(3, 1));
    assertThat(talk.effects()).contains(new Effect.CameUpon(FOUND));
  }

  @Test
  void whatIsTakenAwayPageByPageAddsUp() {
    Dialogue talk = Dialogue.about(Steps.PLAIN);
    talk.reply(page(talk.command(), new Tally(1000, 2)));
    talk.reply(page(talk.commandWhenDue(), null));
    assertThat(talk.step().tally()).isEqualTo(new Tally(1000, 2));

    talk.reply(page(talk.commandWhenDue(), new Tally(500, 0)));

    assertThat(talk.step().tally()).isEqualTo(new Tally(1500, 2));
  }

  @Test
  void theOutcomeOfManyLooksThatCannotTellIsWaitedForEverLonger() {
    Dialogue talk = Dialogue.about(Steps.PLAIN);
    talk.reply(Steps.gone(talk.command()));

    talk.verdict(Steps.unclear(talk.lookWhenDue(), Doubt.UNAVAILABLE));
    assertThat(talk.step().failures()).isEqualTo(1);
    assertThat(talk.untilDue()).isEqualTo(Steps.PLAIN.backoff().delayAfter(1));
    talk.verdict(Steps.unclear(talk.lookWhenDue(), Doubt.UNAVAILABLE));

    assertThat(talk.step().failures()).isEqualTo(2);
    assertThat(talk.untilDue()).isEqualTo(Steps.PLAIN.backoff().delayAfter(2));
  }

  @Test
  void aDoubtThatPassesIsLookedAtOnceMore() {
    Dialogue talk = doubted();

    talk.verdict(Steps.unclear(talk.lookWhenDue(), Doubt.UNAVAILABLE));

    talk.isIn(StepState.DOUBTED);
    assertThat(talk.step().failures()).isEqualTo(1);
  }

  @Test
  void aDoubtThatLastsIsForAPerson() {
    Dialogue talk = doubted();

    talk.verdict(Steps.unclear(talk.lookWhenDue(), Doubt.API_RETIRED));

    talk.isIn(StepState.UNVERIFIABLE);
  }

  @Test
  void onlyTheLatestLookCanLeaveADoubtUnclear() {
    Dialogue talk = doubted();
    StepRef earlier = talk.lookWhenDue();
    talk.lookWhenDue();
    Step before = talk.step();

    talk.verdict(Steps.unclear(earlier, Doubt.API_RETIRED));

    assertThat(talk.step()).isEqualTo(before);
    assertThat(talk.effects()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"GONE", "SEEN"})
  void onlyWhatIsGoneIsLookedAtLongAfter(StepState state) {
    Step step = Steps.planned(Steps.PLAIN).with(edit -> edit.state = state);
    Saga saga = Steps.saga(SagaState.DELETING, Counts.NONE.plus(state, 1));
    Gates gates = new Gates(Map.of("plain", new Gate("plain", 1, 0, false, false)));

    Move move = SagaRules.on(saga, gates, step, Steps.PLAIN, new Event.Revisited(), Steps.NOW);

    assertThat(move.step()).isEqualTo(step);
    assertThat(move.effects()).isEmpty();
  }

  @Test
  void aRehearsalThatHasEndedHearsNothing() {
    Saga ended =
        Steps.saga(SagaState.REHEARSED, Counts.NONE.plus(StepState.CHECKING, 1)).in(rehearsal());
    Gates gates = new Gates(Map.of("plain", new Gate("plain", 1, 0, false, false)));
    UUID ticket = Steps.ticket(1);
    Step step =
        Steps.planned(Steps.PLAIN)
            .with(edit -> {
              edit.state = StepState.CHECKING;
              edit.round = 1;
              edit.attempt = 1;
              edit.ticket = ticket;
              edit.dueAt = Steps.NOW;
            });
    Verdict there = Steps.present(Steps.ref(1, ticket), Verdict.Standing.FREE);

    Move move = SagaRules.on(ended, gates, step, Steps.PLAIN, new Event.Judged(there), Steps.NOW);

    assertThat(move.step().state()).isEqualTo(StepState.CHECKING);
    assertThat(move.step().dueAt()).isNull();
  }

  @Test
  void aWindowIsFilledByWhatWasSentAndInARehearsalByLooks() {
    Counts counts =
        Counts.NONE
            .plus(StepState.SENT, 5)
            .plus(StepState.CHECKING, 7)
            .plus(StepState.WAITING, 3)
            .plus(StepState.PLANNED, 2);
    Saga deletion = Steps.saga(SagaState.DELETING, counts);

    assertThat(deletion.slots()).isEqualTo(64 - 5);
    assertThat(deletion.in(rehearsal()).slots()).isEqualTo(64 - 5 - 7);
    assertThat(deletion.counting(Counts.NONE.plus(StepState.SENT, 65)).slots()).isZero();
    assertThat(deletion.left()).isEqualTo(17);
    assertThat(deletion.in(rehearsal()).left()).isEqualTo(17);
  }

  @Test
  void whatHasNoParentGoesWithNone() {
    Step alone = Step.planned(1, Steps.planned(Steps.PLAIN).target(), null, true, Steps.NOW);

    assertThat(alone.goesWithParent()).isFalse();
    assertThat(Steps.carried(Steps.PLAIN).goesWithParent()).isTrue();
  }

  @Test
  void anAnswerMayAskForMoreTimeThanTheBackoffAndNeverForLess() {
    Dialogue talk = Dialogue.about(Steps.PLAIN);
    talk.reply(Steps.unavailable(talk.command(), Duration.ofMillis(1)));
    assertThat(talk.untilDue()).isEqualTo(Steps.PLAIN.backoff().delayAfter(1));

    talk.reply(Steps.unavailable(talk.commandWhenDue(), Duration.ofMinutes(3)));

    assertThat(talk.untilDue()).isEqualTo(Duration.ofMinutes(3));
  }

  private static Reply page(StepRef ref, @Nullable Tally tally) {
    return new Reply.StillDeleting(ref, 1000L, "a page went", tally, null, Usage.NONE);
  }

  private static Mode rehearsal() {
    return new Mode(true, false);
  }

  /// A step that was gone and seems to be there again.
  private static Dialogue doubted() {
    Dialogue talk = Dialogue.about(Steps.PLAIN);
    StepRef look = talk.gone();
    talk.verdict(Steps.present(look, Verdict.Standing.FREE));
    return talk.isIn(StepState.DOUBTED);
  }
}
