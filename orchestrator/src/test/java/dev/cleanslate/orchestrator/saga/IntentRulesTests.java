package dev.cleanslate.orchestrator.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.OrphanAlert.Finding;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Verdict.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class IntentRulesTests {
  private static final Instant SETTLED = Steps.NOW.plus(Duration.ofMinutes(2));

  private final Dialogue talk = Dialogue.about(Steps.PLAIN, Steps.intent(Steps.PLAIN, SETTLED));

  @Test
  void nothingIsAskedBeforeItsCreationHasHappenedOrFailed() {
    talk.opened();

    assertThat(talk.isIn(StepState.CHECKING).effects()).isEmpty();
    assertThat(talk.step().dueAt()).isEqualTo(SETTLED);
    assertThat(talk.step().deadlineAt()).isEqualTo(SETTLED.plus(Steps.PLAIN.deadline()));
    assertThat(talk.saga().everSent()).isFalse();
    assertThat(talk.gate().remaining()).isEqualTo(1);
  }

  @Test
  void whatShouldHaveSettledLongAgoIsLookedForAtOnce() {
    talk.pass(Duration.ofHours(1)).opened();

    assertThat(talk.step().dueAt()).isEqualTo(talk.now());
    talk.lookWhenDue();
  }

  @Test
  void aCompleteListingThatShowsNothingSettlesIt() {
    talk.opened();

    talk.verdict(Steps.absent(talk.lookWhenDue()));

    talk.isIn(StepState.GONE);
    assertThat(talk.saga().isFinishable()).isTrue();
  }

  @Test
  void whatIsFoundByItsMarkGetsItsIdAndIsDeleted() {
    talk.opened();

    talk.verdict(Steps.found(talk.lookWhenDue(), "id-9"));

    talk.isIn(StepState.WAITING);
    assertThat(talk.effects()).containsExactly(new Effect.Identified("id-9"));
    assertThat(talk.step().target().id()).isEqualTo("id-9");
    talk.reply(Steps.gone(talk.commandWhenDue()));
    talk.verdict(Steps.absent(talk.lookWhenDue()));
    talk.isIn(StepState.GONE);
  }

  /// It may have been unverifiable for longer than a deletion may take.
  @Test
  void whatIsFoundLateStillHasTheTimeToBeDeleted() {
    talk.opened();
    talk.verdict(Steps.unclear(talk.lookWhenDue(), Doubt.NOT_LISTABLE));
    talk.pass(Duration.ofDays(3));

    talk.verdict(Steps.found(talk.lookWhenDue(), "id-9"));

    talk.commandWhenDue();
    talk.isIn(StepState.SENT);
  }

  @Test
  void whatCannotBeListedIsUnverifiableUntilUpstreamSettlesIt() {
    talk.opened();
    talk.verdict(Steps.unclear(talk.lookWhenDue(), Doubt.NOT_LISTABLE));
    talk.isIn(StepState.UNVERIFIABLE);
    assertThat(talk.gate().remaining()).isEqualTo(1);

    talk.on(new Event.Settled("id-9"));

    talk.isIn(StepState.WAITING);
    talk.commandWhenDue();
  }

  @Test
  void aListingThatFailedIsAskedForAgain() {
    talk.opened();
    talk.verdict(Steps.unclear(talk.lookWhenDue(), Doubt.LISTING_INCOMPLETE));
    talk.isIn(StepState.CHECKING);

    talk.verdict(Steps.absent(talk.lookWhenDue()));

    talk.isIn(StepState.GONE);
  }

  @Test
  void whatUpstreamWithdrewIsGone() {
    talk.opened();

    talk.on(new Event.Settled(null));

    talk.isIn(StepState.GONE);
    assertThat(talk.effects()).contains(new Effect.SeenGone(), new Effect.Resolve());
    assertThat(Objects.requireNonNull(talk.step().evidence()).call()).isEqualTo("upstream");
  }

  @Test
  void whatUpstreamWithdrewBeforeItWasOpenedIsGoneToo() {
    talk.on(new Event.Settled(null));

    assertThat(talk.isIn(StepState.GONE).gate().remaining()).isZero();
  }

  @Test
  void whatUpstreamSettledBeforeItWasOpenedIsDeletedLikeAnyOther() {
    talk.on(new Event.Settled("id-9"));
    talk.isIn(StepState.PLANNED);

    talk.command();

    assertThat(talk.isIn(StepState.SENT).step().target().id()).isEqualTo("id-9");
  }

  @Test
  void whatHasAnIdCannotBeWithdrawn() {
    talk.on(new Event.Settled("id-9"));
    Step named = talk.step();

    talk.on(new Event.Settled(null));

    assertThat(talk.step()).isEqualTo(named);
  }

  @Test
  void whatWasNeverAnnouncedCannotBeSettled() {
    Dialogue plain = Dialogue.about(Steps.PLAIN);

    plain.on(new Event.Settled("id-9"));
    plain.on(new Event.Settled(null));

    assertThat(plain.step()).isEqualTo(Steps.planned(Steps.PLAIN));
  }

  /// The ledger writes the id before the saga is told.
  @Test
  void whatTheLedgerNamedAlreadyIsOpenedAllTheSameWhenItIsTold() {
    talk.opened();
    StepRef look = talk.lookWhenDue();
    Dialogue named = Dialogue.about(Steps.PLAIN, Steps.settledIntent(Steps.PLAIN));
    named.on(new Event.Settled("id-9"));

    talk.on(new Event.Settled("id-9"));
    StepRef command = talk.commandWhenDue();
    talk.verdict(Steps.absent(look));

    assertThat(talk.isIn(StepState.SENT).step().round()).isEqualTo(command.round());
    named.isIn(StepState.PLANNED).command();
  }

  @Test
  void somethingWithTheMarkButWithoutAnIdIsNeverSentACommand() {
    talk.opened();
    talk.verdict(Steps.present(talk.lookWhenDue(), Standing.FREE));
    talk.isIn(StepState.UNVERIFIABLE);
    assertThat(talk.effects()).hasExactlyElementsOfTypes(Effect.Raise.class);

    talk.verdict(Steps.present(talk.lookWhenDue(), Standing.FREE));
    talk.isIn(StepState.UNVERIFIABLE);
    talk.on(new Event.Retried("jo"));

    talk.isIn(StepState.CHECKING);
    assertThat(talk.saga().everSent()).isFalse();
  }

  @Test
  void whatIsFoundAfterItWasBelievedNeverCreatedIsDoubtedAndThenDeleted() {
    talk.opened();
    StepRef look = talk.lookWhenDue();
    StepRef again = talk.lookWhenDue();
    talk.verdict(Steps.absent(look));

    StepRef fresh = Objects.requireNonNull(talk.verdict(Steps.found(again, "id-9")));
    talk.isIn(StepState.DOUBTED);
    talk.verdict(Steps.found(fresh, "id-9"));

    talk.isIn(StepState.WAITING);
    assertThat(talk.effects())
        .containsExactly(
            new Effect.Identified("id-9"),
            new Effect.Raise(Finding.RESURRECTED, "it was gone and is there as id-9"));
  }

  /// The registration came after the listing that did not show it.
  @Test
  void whatUpstreamSettlesAfterItWasGoneIsLookedAtAgain() {
    talk.opened();
    talk.verdict(Steps.absent(talk.lookWhenDue()));

    StepRef fresh = Objects.requireNonNull(talk.on(new Event.Settled("id-9")));
    assertThat(talk.isIn(StepState.DOUBTED).step().target().id()).isEqualTo("id-9");
    assertThat(talk.saga().isFinishable()).isFalse();

    talk.verdict(Steps.present(fresh, Standing.FREE));
    talk.isIn(StepState.WAITING);
  }

  @Test
  void anEndedSagaOnlyLearnsWhatWasFound() {
    talk.opened();
    StepRef look = talk.lookWhenDue();
    talk.end(SagaState.ABANDONED);

    talk.verdict(Steps.found(look, "id-9"));

    talk.isIn(StepState.CHECKING);
    assertThat(talk.effects()).containsExactly(new Effect.Identified("id-9"));
  }
}
