package dev.cleanslate.orchestrator.engine;

import static dev.cleanslate.orchestrator.engine.EngineRig.answered;
import static dev.cleanslate.orchestrator.engine.EngineRig.child;
import static dev.cleanslate.orchestrator.engine.EngineRig.gone;
import static dev.cleanslate.orchestrator.engine.EngineRig.group;
import static dev.cleanslate.orchestrator.engine.EngineRig.item;
import static dev.cleanslate.orchestrator.engine.EngineRig.judged;
import static dev.cleanslate.orchestrator.engine.EngineRig.owned;
import static dev.cleanslate.orchestrator.engine.EngineRig.owner;
import static dev.cleanslate.orchestrator.engine.EngineRig.present;
import static dev.cleanslate.orchestrator.engine.EngineRig.wing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.orchestrator.ledger.Owner;
import dev.cleanslate.orchestrator.saga.Mode;
import dev.cleanslate.orchestrator.saga.Saga;
import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.orchestrator.saga.Step;
import dev.cleanslate.orchestrator.saga.StepState;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Deletions that only look, that force, that take sets away, and looks long after, over any books.
abstract class RehearsalContract {
  private static final Mode REHEARSAL = new Mode(true, false);

  private EngineRig rig;

  abstract Books books();

  @BeforeEach
  void rig() {
    rig = new EngineRig(books());
  }

  @Test
  void aRehearsalLooksAtEverythingInOrderAndDeletesNothing() {
    rig.register(
        "a",
        item("store", "s1"),
        wing("w1", "s1"),
        child("leaf", "l1", "s1"),
        item("file", "f1"),
        item("record", "r1"));
    UUID saga = rig.open(owner("a"), REHEARSAL);

    assertThat(seenUntilQuiet()).containsExactly("l1", "f1", "s1", "w1", "r1");
    assertThat(saga(saga).state()).isEqualTo(SagaState.REHEARSED);
    assertThat(saga(saga).counts().seen()).isEqualTo(5);
    assertThat(ownerOf("a").state()).isEqualTo(Owner.State.ACTIVE);
  }

  @Test
  void whatIsGoneAlreadyAndWhatNobodyCanTellIsSaidAndHoldsNothingUp() {
    rig.register(
        "a",
        child("leaf", "l1", "s1"),
        item("file", "f1"),
        item("store", "s1"),
        wing("w1", "s1"),
        item("record", "r1"));
    UUID saga = rig.open(owner("a"), REHEARSAL);

    rig.engine.apply(List.of(unclear(next("l1"))));
    rig.engine.apply(List.of(gone(next("f1"))));
    rig.engine.apply(List.of(unclear(next("s1"))));

    assertThat(seenUntilQuiet()).containsExactly("w1", "r1");
    assertThat(saga(saga).state()).isEqualTo(SagaState.REHEARSED);
    assertThat(saga(saga).counts())
        .extracting("seen", "gone", "unverifiable")
        .containsExactly(2, 1, 2);
    assertThat(findings()).as("a rehearsal alerts nobody").isZero();
    assertThat(rig.open("a")).as("the ledger forgot nothing").isNotNull();
    assertThat(saga(lastOf("a")).counts().total()).isEqualTo(5);
  }

  @Test
  void aRehearsalStandsBesideADeletionAndDisturbsItNot() {
    rig.register("a", item("file", "f1"));
    UUID deletion = rig.open("a");
    Command delete = rig.sent().getFirst();
    UUID rehearsal = rig.open(owner("a"), REHEARSAL);
    assertThat(seenUntilQuiet()).containsExactly("f1");
    rig.engine.apply(List.of(gone(delete)));
    rig.goneUntilQuiet();

    assertThat(saga(rehearsal).state()).isEqualTo(SagaState.REHEARSED);
    assertThat(saga(deletion).state()).isEqualTo(SagaState.DELETED);
  }

  @Test
  void looksKeepWithinTheWindow() {
    for (int i = 0; i < 30; i++) {
      rig.register("a", item("file", "f" + i));
    }
    UUID saga = rig.open(owner("a"), REHEARSAL);

    int most = 0;
    for (List<Command> batch = rig.sent(); !batch.isEmpty(); batch = rig.sent()) {
      most = Math.max(most, batch.size());
      rig.engine.apply(batch.stream().map(look -> present(look, Verdict.Standing.FREE)).toList());
    }

    assertThat(most).isEqualTo(8);
    assertThat(saga(saga).counts().seen()).isEqualTo(30);
  }

  @Test
  void whatOwnsOwnersRehearsesThem() {
    rig.register("a", item("file", "f1"), item("record", "r1"));
    rig.register("b", item("file", "f2"));
    rig.register(group("g"), owned(owner("a")), owned(owner("b")), item("record", "rg"));
    UUID saga = rig.open(group("g"), REHEARSAL);

    assertThat(seenUntilQuiet()).containsExactlyInAnyOrder("f1", "f2", "r1", "rg");
    assertThat(saga(saga).state()).isEqualTo(SagaState.REHEARSED);
    assertThat(saga(saga).counts().seen()).isEqualTo(3);
    assertThat(List.of(ownerOf("a").state(), ownerOf("b").state()))
        .containsOnly(Owner.State.ACTIVE);
  }

  @Test
  void aRehearsalIsCancelledButNeitherRetriedNorAbandoned() {
    rig.register("a", item("file", "f1"));
    UUID saga = rig.open(owner("a"), REHEARSAL);

    assertThatThrownBy(() -> rig.engine.change(saga, hand -> hand.retry("jo")))
        .isInstanceOf(SagaConflict.class)
        .hasMessageContaining("dry run");
    change(saga, hand -> hand.cancel("jo"));

    assertThat(saga(saga).state()).isEqualTo(SagaState.CANCELLED);
    assertThat(ownerOf("a").state()).isEqualTo(Owner.State.ACTIVE);
  }

  @Test
  void aForcedDeletionSaysSoInItsCommandsAndToWhatItOwns() {
    rig.register("a", item("file", "f1"));
    rig.register(group("g"), owned(owner("a")));
    rig.open(group("g"), new Mode(false, true));

    assertThat(((Command.Advance) rig.sent().getFirst()).isForced()).isTrue();
  }

  @Test
  void aDeletionUnderWayCanBeForced() {
    rig.register("a", child("leaf", "l1", "s1"), item("store", "s1"));
    UUID saga = rig.open("a");
    Command first = rig.sent().getFirst();
    assertThat(((Command.Advance) first).isForced()).isFalse();

    change(saga, hand -> hand.force("jo"));
    rig.engine.apply(List.of(gone(first)));
    rig.engine.apply(List.of(gone(rig.sent().getFirst())));

    assertThat(((Command.Advance) rig.sent().getFirst()).isForced()).isTrue();
  }

  @Test
  void whatIsTakenFromASetAddsUp() {
    rig.register("a", item("file", "f1"));
    UUID saga = rig.open("a");

    Command page = rig.sent().getFirst();
    rig.engine.apply(
        List.of(
            answered(
                new Reply.StillDeleting(
                    page.ref(), 0, "a page", new Tally(1000, 2), null, Usage.NONE))));
    Command rest = woken();
    rig.engine.apply(
        List.of(
            answered(
                new Reply.Gone(
                    rest.ref(),
                    Evidence.of("DELETE", "0 left"),
                    new Tally(17, 0),
                    null,
                    Usage.NONE))));
    rig.engine.apply(List.of(gone(rig.sent().getFirst())));

    assertThat(step(saga, page.ref().step()).tally()).isEqualTo(new Tally(1017, 2));
    assertThat(step(saga, page.ref().step()).state()).isEqualTo(StepState.GONE);
  }

  @Test
  void whatIsLookedAtLongAfterAndIsThereAgainIsFound() {
    rig.register("a", item("file", "f1"), item("file", "f2"));
    UUID saga = rig.open("a");
    rig.goneUntilQuiet();

    long last = rig.engine.revisit(saga, 0, 10).orElseThrow();
    List<Command> looks = rig.sent();
    assertThat(looks).hasSize(2).allMatch(look -> look instanceof Command.Look);
    assertThat(rig.engine.revisit(saga, last, 10)).isEmpty();

    rig.engine.apply(List.of(gone(looks.get(0)), present(looks.get(1), Verdict.Standing.FREE)));
    assertThat(saga(saga).counts().gone()).isEqualTo(1);
    rig.engine.apply(List.of(present(rig.sent().getFirst(), Verdict.Standing.FREE)));

    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETED);
    assertThat(saga(saga).counts().stuck()).isEqualTo(1);
    assertThat(findings()).isEqualTo(1);
  }

  /// Answers every look with present, until nothing is sent any more; the ids, in order.
  private List<String> seenUntilQuiet() {
    List<String> seen = new ArrayList<>();
    for (List<Command> batch = rig.sent(); !batch.isEmpty(); batch = rig.sent()) {
      for (Command command : batch) {
        assertThat(command).isInstanceOf(Command.Look.class);
        seen.add(String.valueOf(command.target().id()));
      }
      rig.engine.apply(batch.stream().map(look -> present(look, Verdict.Standing.FREE)).toList());
    }
    return seen;
  }

  private Command next(String id) {
    Command command = rig.sent().getFirst();
    assertThat(command.target().id()).isEqualTo(id);
    return command;
  }

  private static Incoming unclear(Command look) {
    return judged(
        new Verdict.Unverifiable(look.ref(), Doubt.NO_CONTROL, "nothing to ask", Usage.NONE));
  }

  private Command woken() {
    List<Command> sent = rig.sent();
    while (sent.isEmpty()) {
      rig.engine.wake(100);
      sent = rig.sent();
    }
    return sent.getFirst();
  }

  private void change(UUID saga, java.util.function.Consumer<SagaHand> change) {
    rig.engine.change(
        saga,
        hand -> {
          change.accept(hand);
          return saga;
        });
  }

  private Saga saga(UUID id) {
    return rig.sheet(id).saga();
  }

  private UUID lastOf(String owner) {
    return rig.books
        .transactions()
        .run(() -> rig.books.sagas().lastFor(ownerOf(owner).no()).orElseThrow());
  }

  private Owner ownerOf(String id) {
    return rig.books.transactions().run(() -> rig.books.ledger().lock(owner(id)).orElseThrow());
  }

  private Step step(UUID saga, long number) {
    return rig.books
        .transactions()
        .run(() -> rig.books.sagas().steps(List.of(new StepKey(saga, number))))
        .values()
        .iterator()
        .next();
  }

  abstract long findings();
}
