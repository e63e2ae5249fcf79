package dev.cleanslate.orchestrator.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.OrphanAlert.Finding;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Verdict.Standing;
import dev.cleanslate.orchestrator.catalog.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// R1 to R5, each on the schedule that goes wrong without it.
class RulesOnWhichAnswersCountTests {
  @Nested
  class R1TicketsAndAttempts {
    @Test
    void anAnswerToATicketThatWasNeverSentIsRejected() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      StepRef sent = talk.command();

      talk.reply(Steps.gone(Steps.ref(1, new UUID(sent.ticket().getMostSignificantBits() + 1, 1))));

      assertThat(talk.isIn(StepState.SENT).effects()).hasOnlyElementsOfType(Effect.Reject.class);
    }

    @Test
    void anAnswerFromARoundThatHasNotBegunIsRejected() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      StepRef sent = talk.command();

      talk.reply(Steps.gone(Steps.ref(2, sent.ticket())));

      assertThat(talk.isIn(StepState.SENT).effects()).hasOnlyElementsOfType(Effect.Reject.class);
    }

    @Test
    void anAnswerToAStepThatWasNeverOpenedIsRejected() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);

      talk.reply(Steps.gone(Steps.ref(1, Steps.ticket(1))));

      assertThat(talk.isIn(StepState.PLANNED).effects()).hasOnlyElementsOfType(Effect.Reject.class);
    }

    @Test
    void aPersonsRetryOpensARoundAndKeepsTheAttempts() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      talk.stuck();
      int attempts = talk.step().attempt();
      int round = talk.step().round();

      talk.on(new Event.Retried("jo"));
      talk.commandWhenDue();

      assertThat(talk.step().round()).isEqualTo(round + 1);
      assertThat(talk.step().attempt()).isEqualTo(attempts + 1);
    }

    @Test
    void theAnswerToASendBeforeTheRetryNoLongerCounts() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      StepRef before = talk.command();
      talk.reply(Steps.unavailable(before, Duration.ofMinutes(5)));
      talk.on(new Event.Retried("jo"));
      talk.commandWhenDue();

      talk.reply(Steps.gone(before));

      talk.isIn(StepState.SENT);
      assertThat(talk.effects()).isEmpty();
    }
  }

  @Nested
  class R2WhichRepliesCount {
    /// Were only the latest ticket to count, a worker that takes longer than each lease would never
    /// be heard.
    @Test
    void goneThatIsSlowerThanEveryLeaseStillCounts() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      StepRef first = talk.command();
      talk.commandWhenDue();
      talk.commandWhenDue();

      talk.reply(Steps.gone(first));

      talk.isIn(StepState.CHECKING);
    }

    @Test
    void goneCountsWhileTheNextTryWaits() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      StepRef first = talk.command();
      StepRef second = talk.commandWhenDue();
      talk.reply(Steps.unavailable(second, null));
      talk.isIn(StepState.WAITING);

      talk.reply(Steps.gone(first));

      talk.isIn(StepState.CHECKING);
    }

    @Test
    void stillDeletingOfAnEarlierSendCountsWhileSent() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      StepRef first = talk.command();
      talk.commandWhenDue();

      talk.reply(Steps.slow(first, Duration.ofSeconds(40)));

      talk.isIn(StepState.WAITING);
      assertThat(talk.untilDue()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void stillDeletingAfterTheNextTryWasSetChangesNothing() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      StepRef first = talk.command();
      StepRef second = talk.commandWhenDue();
      talk.reply(Steps.unavailable(second, null));
      Step waiting = talk.step();

      talk.reply(Steps.slow(first, Duration.ofMinutes(10)));

      assertThat(talk.step()).isEqualTo(waiting);
    }

    /// Did it count, an old refusal would take the step away from the command that is out.
    @Test
    void refusedOfAnEarlierSendDoesNotCount() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      StepRef first = talk.command();
      StepRef second = talk.commandWhenDue();

      talk.reply(Steps.refused(first));
      talk.isIn(StepState.SENT);

      talk.reply(Steps.gone(second));
      talk.isIn(StepState.CHECKING);
    }

    /// Did it count, the window would give the place away while a command is still out.
    @Test
    void unavailableOfAnEarlierSendDoesNotCount() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      StepRef first = talk.command();
      talk.commandWhenDue();
      Step sent = talk.step();

      talk.reply(Steps.unavailable(first, Duration.ofHours(1)));

      assertThat(talk.step()).isEqualTo(sent);
    }

    @Test
    void theSameAnswerTwiceCountsOnce() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      StepRef first = talk.command();
      talk.reply(Steps.gone(first));
      Step checking = talk.step();

      talk.reply(Steps.gone(first));
      talk.reply(Steps.refused(first));
      talk.reply(Steps.slow(first, Duration.ZERO));

      assertThat(talk.step()).isEqualTo(checking);
    }

    @Test
    void refusedAsksForALookFirst() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);

      talk.reply(Steps.refused(talk.command()));

      talk.isIn(StepState.CHECKING);
      assertThat(talk.effects()).containsExactly(new Effect.Look());
      assertThat(talk.gate().remaining()).isEqualTo(1);
    }

    @Test
    void refusedAndStillThereIsStuckAndSaysWhy() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);

      talk.stuck();

      assertThat(talk.effects())
          .containsExactly(new Effect.Raise(Finding.STUCK, "in use: attached to s-1"));
      assertThat(talk.untilDue()).isEqualTo(Steps.PLAIN.slowLook());
    }

    @Test
    void refusedButDeletingIsTriedAgain() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      StepRef look = Objects.requireNonNull(talk.reply(Steps.refused(talk.command())));

      talk.verdict(Steps.present(look, Standing.DELETING));
      talk.isIn(StepState.WAITING);

      talk.commandWhenDue();
    }

    @Test
    void refusedButAbsentIsGone() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      StepRef look = Objects.requireNonNull(talk.reply(Steps.refused(talk.command())));

      talk.verdict(Steps.absent(look));

      talk.isIn(StepState.GONE);
      assertThat(talk.gate().remaining()).isZero();
    }

    @Test
    void refusedAndNobodyCanTellIsUnverifiable() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      StepRef look = Objects.requireNonNull(talk.reply(Steps.refused(talk.command())));

      talk.verdict(Steps.unclear(look, Doubt.WRONG_ACCOUNT));

      talk.isIn(StepState.UNVERIFIABLE);
      assertThat(talk.gate().remaining()).isEqualTo(1);
      assertThat(talk.effects())
          .containsExactly(new Effect.Raise(Finding.UNVERIFIABLE, "wrong account: could not tell"));
    }

    @Test
    void whatIsStuckResumesByItselfWhenNothingHoldsItAnyMore() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      talk.stuck();
      talk.verdict(Steps.present(talk.lookWhenDue(), Standing.HELD));
      talk.isIn(StepState.STUCK);

      talk.verdict(Steps.present(talk.lookWhenDue(), Standing.FREE));

      talk.isIn(StepState.WAITING);
      talk.commandWhenDue();
    }

    @Test
    void whatIsStuckIsGoneWhenSomeoneElseDeletedIt() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      talk.stuck();

      talk.verdict(Steps.absent(talk.lookWhenDue()));

      talk.isIn(StepState.GONE);
      assertThat(talk.effects()).contains(new Effect.Resolve(), new Effect.SeenGone());
    }

    @Test
    void whatIsStuckStaysSoBeyondItsDeadlineUntilAPersonRetries() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      talk.stuck();
      talk.pass(Steps.PLAIN.deadline());
      talk.verdict(Steps.present(talk.lookWhenDue(), Standing.FREE));
      talk.isIn(StepState.STUCK);

      talk.on(new Event.Retried("jo"));

      talk.isIn(StepState.WAITING);
      talk.commandWhenDue();
    }

    @Test
    void aClaimIsNeverBelievedWithoutALaterLook() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      talk.reply(Steps.gone(talk.command()));

      assertThat(talk.isIn(StepState.CHECKING).effects())
          .containsExactly(new Effect.ChildMoved(9, -1));
      assertThat(talk.untilDue()).isEqualTo(Steps.PLAIN.verification().delay());
      assertThat(talk.saga().isFinishable()).isFalse();
    }

    @Test
    void withoutDelayTheLookIsSentAtOnce() {
      Dialogue talk = Dialogue.about(Steps.INSTANT);

      StepRef look = Objects.requireNonNull(talk.reply(Steps.gone(talk.command())));
      talk.verdict(Steps.absent(look));

      talk.isIn(StepState.GONE);
      assertThat(talk.saga().isFinishable()).isTrue();
    }
  }

  @Nested
  class R3WhichVerdictsCount {
    /// Two looks are out when the step is opened again; without the rule the second answer opens it
    /// a second time and doubles its commands.
    @Test
    void presentOfTheRoundBeforeDoesNotOpenItAgain() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      talk.reply(Steps.gone(talk.command()));
      StepRef look = talk.lookWhenDue();
      StepRef again = talk.lookWhenDue();
      talk.verdict(Steps.present(look, Standing.FREE));
      StepRef command = talk.commandWhenDue();
      Step sent = talk.step();

      talk.verdict(Steps.present(again, Standing.FREE));

      assertThat(talk.step()).isEqualTo(sent);
      talk.reply(Steps.gone(command));
      Step checking = talk.isIn(StepState.CHECKING).step();
      talk.verdict(Steps.present(again, Standing.FREE));
      assertThat(talk.step()).isEqualTo(checking);
    }

    /// A thing that flickers: absent for one look, there for the next, whose answer is faster.
    @Test
    void goneOfTheRoundBeforeProvesNothing() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      talk.reply(Steps.gone(talk.command()));
      StepRef look = talk.lookWhenDue();
      StepRef again = talk.lookWhenDue();
      talk.verdict(Steps.present(again, Standing.FREE));
      talk.reply(Steps.gone(talk.commandWhenDue()));

      talk.verdict(Steps.absent(look));

      talk.isIn(StepState.CHECKING);
    }

    @Test
    void unclearOfTheRoundBeforeSaysNothing() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      talk.reply(Steps.gone(talk.command()));
      StepRef look = talk.lookWhenDue();
      StepRef again = talk.lookWhenDue();
      talk.verdict(Steps.present(again, Standing.FREE));
      talk.reply(Steps.gone(talk.commandWhenDue()));

      talk.verdict(Steps.unclear(look, Doubt.NO_CONTROL));

      talk.isIn(StepState.CHECKING);
    }

    @Test
    void anAnswerToAnEarlierLookOfTheRoundCounts() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      talk.reply(Steps.gone(talk.command()));
      StepRef look = talk.lookWhenDue();
      talk.lookWhenDue();
      talk.lookWhenDue();

      talk.verdict(Steps.absent(look));

      talk.isIn(StepState.GONE);
    }

    @Test
    void presentAfterAClaimOpensThatStepAloneAndPutsItBackInTheWay() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      talk.reply(Steps.gone(talk.command()));
      assertThat(talk.gate().remaining()).isZero();

      talk.verdict(Steps.present(talk.lookWhenDue(), Standing.FREE));

      talk.isIn(StepState.WAITING);
      assertThat(talk.step().round()).isEqualTo(2);
      assertThat(talk.gate().remaining()).isEqualTo(1);
      assertThat(talk.effects()).containsExactly(new Effect.ChildMoved(9, 1));
    }
  }

  @Nested
  class R4PresentAfterGone {
    @Test
    void isLookedAtAgainAndGoneWhenThatLookSaysSo() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      StepRef look = talk.gone();

      StepRef fresh = Objects.requireNonNull(talk.verdict(Steps.present(look, Standing.FREE)));
      assertThat(talk.isIn(StepState.DOUBTED).effects()).containsExactly(new Effect.Look());
      assertThat(talk.saga().isFinishable()).isFalse();

      talk.verdict(Steps.absent(fresh));
      talk.isIn(StepState.GONE);
    }

    @Test
    void isAResurrectionWhenTheFreshLookConfirmsIt() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      StepRef look = talk.gone();
      StepRef fresh = Objects.requireNonNull(talk.verdict(Steps.present(look, Standing.FREE)));

      talk.verdict(Steps.present(fresh, Standing.FREE));

      talk.isIn(StepState.WAITING);
      assertThat(talk.effects())
          .contains(
              new Effect.ChildMoved(9, 1),
              new Effect.Raise(Finding.RESURRECTED, "it was gone and is there again: 404"));
      talk.commandWhenDue();
    }

    /// An old verdict that came late must neither confirm nor dispel the doubt.
    @Test
    void isDecidedByTheFreshLookOnly() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      StepRef look = talk.gone();
      talk.verdict(Steps.present(look, Standing.FREE));

      talk.verdict(Steps.absent(look));
      talk.isIn(StepState.DOUBTED);
      talk.verdict(Steps.present(look, Standing.FREE));
      talk.isIn(StepState.DOUBTED);
      talk.verdict(Steps.unclear(look, Doubt.UNAVAILABLE));

      assertThat(talk.isIn(StepState.DOUBTED).effects()).isEmpty();
    }

    @Test
    void isAskedAgainWhileNobodyAnswers() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      talk.verdict(Steps.present(talk.gone(), Standing.FREE));

      talk.lookWhenDue();
      StepRef fresh = talk.lookWhenDue();

      talk.verdict(Steps.absent(fresh));
      talk.isIn(StepState.GONE);
    }

    @Test
    void isNotDroppedEvenWhenTheSagaIsFinished() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      StepRef look = talk.gone();
      talk.end(SagaState.DELETED);

      StepRef fresh = Objects.requireNonNull(talk.verdict(Steps.present(look, Standing.FREE)));
      talk.verdict(Steps.present(fresh, Standing.FREE));

      talk.isIn(StepState.STUCK);
      assertThat(talk.effects())
          .contains(new Effect.Raise(Finding.RESURRECTED, "it was gone and is there again: 404"))
          .doesNotContain(new Effect.Advance());
    }
  }

  @Nested
  class R5LeasesAndDeadlines {
    @Test
    void theLeaseDoublesUpToAQuarterOfAnHour() {
      Dialogue talk = Dialogue.about(lasting(Duration.ofDays(1)));
      talk.command();
      assertThat(talk.untilDue()).hasSeconds(30);

      for (int seconds : new int[] {60, 120, 240, 480, 900, 900}) {
        talk.commandWhenDue();
        assertThat(talk.untilDue()).hasSeconds(seconds);
      }
    }

    @Test
    void theLeaseStartsAgainWhenAnAnswerIsAccepted() {
      Dialogue talk = Dialogue.about(lasting(Duration.ofDays(1)));
      talk.command();
      talk.commandWhenDue();
      StepRef third = talk.commandWhenDue();

      talk.reply(Steps.slow(third, Duration.ofSeconds(5)));
      talk.commandWhenDue();

      assertThat(talk.untilDue()).hasSeconds(30);
    }

    @Test
    void theLeaseOfALookDoublesToo() {
      Dialogue talk = Dialogue.about(lasting(Duration.ofDays(1)));
      talk.reply(Steps.gone(talk.command()));
      for (int seconds : new int[] {30, 60, 120, 240, 480, 900, 900}) {
        talk.lookWhenDue();
        assertThat(talk.untilDue()).hasSeconds(seconds);
      }
    }

    @Test
    void silenceUntilTheDeadlineEndsWithALookAndThenUnverifiable() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      talk.command();
      Instant deadline = talk.now().plus(Steps.PLAIN.deadline());
      while (talk.step().state() == StepState.SENT) {
        assertThat(talk.now()).isBefore(deadline.plus(Kind.LONGEST_LEASE));
        talk.due();
      }
      assertThat(talk.now()).isAfterOrEqualTo(deadline);
      assertThat(talk.isIn(StepState.CHECKING).effects()).containsExactly(new Effect.Look());

      talk.due();
      talk.due();

      talk.isIn(StepState.UNVERIFIABLE);
      assertThat(talk.effects())
          .containsExactly(
              new Effect.Raise(Finding.UNVERIFIABLE, "unavailable: nobody answered the look"));
    }

    @Test
    void whatIsStillThereAfterItsDeadlineIsStuck() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      talk.reply(Steps.slow(talk.command(), Duration.ofMinutes(15)));
      talk.reply(Steps.slow(talk.commandWhenDue(), Duration.ofMinutes(15)));
      StepRef look = talk.lookWhenDue();

      talk.verdict(Steps.present(look, Standing.DELETING));

      talk.isIn(StepState.STUCK);
      assertThat(String.valueOf(talk.step().why()))
          .isEqualTo(
              "still there after its deadline: its deadline passed; last: status is deleting");
    }

    /// A provider that always says it is deleted while it is not: without an absolute deadline each
    /// claim would put the end off.
    @Test
    void claimsThatAreWrongEachTimeEndStuckAndAreWaitedForLongerEachTime() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      StepRef command = talk.command();
      Instant deadline = talk.now().plus(Steps.PLAIN.deadline());
      Duration longest = Duration.ZERO;

      while (talk.step().state() != StepState.STUCK) {
        assertThat(talk.now()).isBefore(deadline.plus(Steps.PLAIN.backoff().most()));
        if (talk.step().state() == StepState.SENT) {
          talk.reply(Steps.gone(command));
        }
        talk.verdict(Steps.present(talk.lookWhenDue(), Standing.FREE));
        if (talk.step().state() == StepState.WAITING) {
          longest = talk.untilDue();
          command = Objects.requireNonNull(talk.due());
        }
      }

      assertThat(longest).isEqualTo(Steps.PLAIN.backoff().most());
    }

    @Test
    void aClaimNearTheDeadlineIsLookedAfterForThePatienceOfItsKind() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      StepRef command = talk.command();
      talk.pass(Steps.PLAIN.deadline().minusSeconds(1)).reply(Steps.gone(command));

      talk.verdict(Steps.unclear(talk.lookWhenDue(), Doubt.UNAVAILABLE));
      talk.isIn(StepState.CHECKING);

      talk.pass(Steps.PLAIN.verification().patience().plusSeconds(5));
      talk.verdict(Steps.unclear(talk.lookWhenDue(), Doubt.UNAVAILABLE));
      talk.isIn(StepState.UNVERIFIABLE);
    }

    @Test
    void timeOnHoldDoesNotCountTowardsTheDeadline() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      talk.reply(Steps.unavailable(talk.command(), null));
      Instant deadline = Objects.requireNonNull(talk.step().deadlineAt());

      talk.due(talk.now().plus(Duration.ofHours(3)));

      assertThat(talk.isIn(StepState.WAITING).effects()).isEmpty();
      Duration held = Duration.between(talk.now(), Objects.requireNonNull(talk.step().dueAt()));
      assertThat(talk.step().deadlineAt()).isEqualTo(deadline.plus(held));
      talk.commandWhenDue();
    }

    @Test
    void failuresAreWaitedForLongerEachTimeAndTheProvidersWishIsHeard() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      talk.reply(Steps.unavailable(talk.command(), null));
      assertThat(talk.untilDue()).hasSeconds(2);
      talk.reply(Steps.unavailable(talk.commandWhenDue(), null));
      assertThat(talk.untilDue()).hasSeconds(4);
      talk.reply(Steps.unavailable(talk.commandWhenDue(), Duration.ofMinutes(3)));
      assertThat(talk.untilDue()).hasSeconds(180);
      talk.reply(Steps.unavailable(talk.commandWhenDue(), Duration.ofDays(400)));
      assertThat(talk.step().dueAt()).isEqualTo(talk.step().deadlineAt());
    }

    @Test
    void aFullWindowPutsTheNextTryOffWithoutLosingIt() {
      Dialogue talk = Dialogue.about(Steps.PLAIN);
      talk.reply(Steps.unavailable(talk.command(), null));
      Saga full =
          Steps.saga(
              SagaState.DELETING, Counts.NONE.plus(StepState.SENT, 64).plus(StepState.WAITING, 1));
      Gates gates = new Gates(java.util.Map.of("plain", new Gate("plain", 65, 0, false, false)));

      Move move =
          SagaRules.on(full, gates, talk.step(), Steps.PLAIN, new Event.Due(null), talk.now());

      assertThat(move.step().state()).isEqualTo(StepState.WAITING);
      assertThat(move.step().dueAt()).isEqualTo(talk.now().plusSeconds(1));
      assertThat(move.effects()).isEmpty();
    }

    private static Kind lasting(Duration deadline) {
      Kind plain = Steps.PLAIN;
      return new Kind(
          plain.name(),
          plain.worker(),
          plain.idPattern(),
          plain.scope(),
          plain.scopePatterns(),
          plain.account(),
          plain.lane(),
          plain.sameness(),
          plain.verification(),
          plain.backoff(),
          plain.lease(),
          deadline,
          plain.slowLook(),
          plain.estimate());
    }
  }
}
