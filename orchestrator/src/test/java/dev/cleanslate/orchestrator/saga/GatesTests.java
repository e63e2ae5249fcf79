package dev.cleanslate.orchestrator.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Verdict.Standing;
import dev.cleanslate.orchestrator.catalog.OwnerType;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GatesTests {
  private static final OwnerType CHAIN =
      Steps.type(Steps.order("a", Set.of(), "b", Set.of("a"), "c", Set.of("b"), "d", Set.of()));
  private static final OwnerType OWN =
      Steps.type(
          Steps.order("a", Set.of(), "b", Set.of("a"), "own", Set.of(), "root", Set.of("own")),
          "own",
          "root");

  @Test
  void nothingPassesBeforeThePlanIsWhole() {
    assertThat(Gates.of(CHAIN).open()).containsExactly("a", "d");
    assertThat(Gates.of(OWN).open()).containsExactly("a");
  }

  @Test
  void aKindOpensWhenAllBeforeItAreOutOfTheWay() {
    Gates gates = Gates.of(CHAIN).remaining("a", 2).remaining("b", 1).settled(CHAIN, 3);
    assertThat(gates.open()).containsExactly("a", "d");

    gates = gates.remaining("a", -1).settled(CHAIN, 3);
    assertThat(gates.open()).containsExactly("a", "d");

    gates = gates.remaining("a", -1).settled(CHAIN, 3);
    assertThat(gates.open()).containsExactly("a", "b", "d");
  }

  @Test
  void kindsWithoutStepsArePassedOver() {
    Gates gates = Gates.of(CHAIN).remaining("c", 1).settled(CHAIN, 1);

    assertThat(gates.of("c").isOpen()).isTrue();
    assertThat(gates.of("b").passed()).isTrue();
  }

  @Test
  void aKindWithTwoBeforeItWaitsForBoth() {
    OwnerType fork = Steps.type(Steps.order("a", Set.of(), "b", Set.of(), "c", Set.of("a", "b")));
    Gates gates = Gates.of(fork).remaining("b", 1).remaining("c", 1).settled(fork, 2);
    assertThat(gates.of("c").blockedBy()).isEqualTo(1);

    assertThat(gates.remaining("b", -1).settled(fork, 2).of("c").isOpen()).isTrue();
  }

  @Test
  void settlingAgainChangesNothing() {
    Gates gates = Gates.of(OWN).remaining("b", 1).remaining("own", 1).settled(OWN, 2);

    assertThat(gates.settled(OWN, 2)).isEqualTo(gates);
  }

  @Test
  void whatComesBackDoesNotCloseWhatWasOpened() {
    Gates gates = Gates.of(CHAIN).remaining("b", 1).settled(CHAIN, 1);

    gates = gates.remaining("a", 1).settled(CHAIN, 2);

    assertThat(gates.of("b").isOpen()).isTrue();
    assertThat(gates.of("a").isOpen()).isTrue();
    assertThat(gates.remaining("a", -1).settled(CHAIN, 1).of("b").blockedBy()).isZero();
  }

  @Test
  void aLateStepOfAPassedKindMayBeOpenedAtOnce() {
    Gates gates = Gates.of(CHAIN).remaining("c", 1).settled(CHAIN, 1);

    assertThat(gates.remaining("a", 1).settled(CHAIN, 2).of("a").isOpen()).isTrue();
  }

  @Test
  void theLastOpenOnlyWhenEverythingElseIsVerifiedGone() {
    Gates gates = Gates.of(OWN).remaining("a", 1).remaining("own", 1).settled(OWN, 2);
    assertThat(gates.of("own").isOpen()).isFalse();

    gates = gates.remaining("a", -1).settled(OWN, 2);
    assertThat(gates.of("b").isOpen()).isTrue();
    assertThat(gates.of("own").isOpen()).as("a is only claimed gone").isFalse();

    gates = gates.settled(OWN, 1);
    assertThat(gates.of("own").isOpen()).isTrue();
  }

  @Test
  void theLastKeepTheirOrderAmongThemselves() {
    Gates gates = Gates.of(OWN).remaining("own", 1).remaining("root", 1).settled(OWN, 2);
    assertThat(gates.of("own").isOpen()).isTrue();
    assertThat(gates.of("root").isOpen()).isFalse();

    gates = gates.remaining("own", -1).settled(OWN, 2);
    assertThat(gates.of("root").isOpen()).as("own is only claimed gone").isFalse();

    assertThat(gates.settled(OWN, 1).of("root").isOpen()).isTrue();
  }

  /// Nothing happens in the saga any more that would settle the gates another time.
  @Test
  void aLastKindWithoutStepsIsPassedOverAtOnce() {
    Gates gates = Gates.of(OWN).remaining("a", 1).remaining("root", 1).settled(OWN, 2);

    gates = gates.remaining("a", -1).settled(OWN, 1);

    assertThat(gates.of("root").isOpen()).isTrue();
  }

  @Test
  void anOwnerThatHoldsNothingPassesEverything() {
    assertThat(Gates.of(OWN).settled(OWN, 0).byKind().values()).allMatch(Gate::passed);
  }

  @Test
  void aKindThatIsNoneOfThisSagasIsAMistake() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Gates.of(CHAIN).of("z"))
        .withMessageContaining("z");
  }

  @Test
  void aPlainKindIsOutOfTheWayOnceItIsClaimed() {
    Dialogue talk = Dialogue.about(Steps.PLAIN);

    talk.reply(Steps.gone(talk.command()));

    assertThat(talk.gate().remaining()).isZero();
    assertThat(talk.effects()).containsExactly(new Effect.ChildMoved(9, -1));
  }

  @Test
  void whatIsLookedAtThroughItsParentIsOutOfTheWayOnlyOnceItIsVerified() {
    Dialogue talk = Dialogue.about(Steps.INNER);
    talk.reply(Steps.gone(talk.command()));
    assertThat(talk.gate().remaining()).isEqualTo(1);
    assertThat(talk.effects()).isEmpty();

    talk.verdict(Steps.unclear(talk.lookWhenDue(), Doubt.UNAVAILABLE));
    assertThat(talk.gate().remaining()).isEqualTo(1);

    talk.verdict(Steps.absent(talk.lookWhenDue()));
    assertThat(talk.gate().remaining()).isZero();
    assertThat(talk.effects()).contains(new Effect.ChildMoved(9, -1));
  }

  @Test
  void whatIsLookedAtThroughItsParentHoldsItWhileNobodyCanTell() {
    Dialogue talk = Dialogue.about(Steps.INNER);
    talk.reply(Steps.gone(talk.command()));

    talk.verdict(Steps.unclear(talk.lookWhenDue(), Doubt.NO_CONTROL));

    assertThat(talk.isIn(StepState.UNVERIFIABLE).gate().remaining()).isEqualTo(1);
  }

  @Test
  void aClaimThatNobodyCanVerifyStaysOutOfTheWay() {
    Dialogue talk = Dialogue.about(Steps.PLAIN);
    talk.reply(Steps.gone(talk.command()));

    talk.verdict(Steps.unclear(talk.lookWhenDue(), Doubt.NO_CONTROL));

    assertThat(talk.isIn(StepState.UNVERIFIABLE).gate().remaining()).isZero();
    talk.verdict(Steps.present(talk.lookWhenDue(), Standing.FREE));
    assertThat(talk.isIn(StepState.WAITING).gate().remaining()).isEqualTo(1);
  }

  @Test
  void aCatalogThatDidNotChangeChangesNothing() {
    Gates begun = Gates.of(OWN).remaining("b", 1).remaining("own", 1);
    assertThat(begun.fitting(OWN)).isEqualTo(begun);
    assertThat(begun.settled(OWN, 2).fitting(OWN)).isEqualTo(begun.settled(OWN, 2));
  }

  @Test
  void aKindThatIsNewWaitsForItsPlace() {
    OwnerType longer =
        Steps.type(
            Steps.order(
                "a",
                Set.of(),
                "b",
                Set.of("a"),
                "new",
                Set.of("b"),
                "c",
                Set.of("new"),
                "d",
                Set.of()));
    Gates gates = Gates.of(CHAIN).remaining("b", 1).remaining("c", 1).settled(CHAIN, 2);

    Gates now = gates.fitting(longer).remaining("new", 1);
    assertThat(now.open()).containsExactly("a", "b", "d");
    now = now.remaining("b", -1).settled(longer, 2);
    assertThat(now.open()).containsExactly("a", "b", "new", "d");
    assertThat(now.remaining("new", -1).settled(longer, 1).of("c").isOpen()).isTrue();
  }

  @Test
  void orderThatWasTakenAwayOrAddedIsTheOneThatCounts() {
    OwnerType free = Steps.type(Steps.order("a", Set.of(), "b", Set.of(), "c", Set.of("a", "b")));
    OwnerType chain = Steps.type(Steps.order("a", Set.of(), "b", Set.of("a"), "c", Set.of("b")));
    Gates gates = Gates.of(chain).remaining("a", 1).remaining("b", 1).settled(chain, 2);

    assertThat(gates.fitting(free).open()).containsExactly("a", "b");
    Gates both = gates.fitting(free).remaining("b", -1).settled(free, 1);
    assertThat(both.of("c").blockedBy()).isEqualTo(1);
    assertThat(both.remaining("a", -1).settled(free, 0).of("c").isOpen()).isTrue();
  }

  @Test
  void aKindThatLeftTheTypeOpensWhenNothingElseIsLeft() {
    OwnerType shorter = Steps.type(Steps.order("a", Set.of(), "b", Set.of("a")));
    Gates gates = Gates.of(CHAIN).remaining("b", 1).remaining("c", 1).settled(CHAIN, 2);

    assertThat(gates.fitting(shorter).settled(shorter, 2).of("c").isOpen()).isFalse();
    assertThat(gates.fitting(shorter).remaining("b", -1).settled(shorter, 1).of("c").isOpen())
        .isTrue();
  }
}
