package dev.cleanslate.orchestrator.engine;

import static dev.cleanslate.orchestrator.engine.EngineRig.gone;
import static dev.cleanslate.orchestrator.engine.EngineRig.group;
import static dev.cleanslate.orchestrator.engine.EngineRig.item;
import static dev.cleanslate.orchestrator.engine.EngineRig.owned;
import static dev.cleanslate.orchestrator.engine.EngineRig.owner;
import static dev.cleanslate.orchestrator.engine.EngineRig.present;
import static dev.cleanslate.orchestrator.engine.EngineRig.refused;
import static dev.cleanslate.orchestrator.engine.EngineRig.wing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.messages.Traceparent;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.orchestrator.intake.RegistrationRefused;
import dev.cleanslate.orchestrator.ledger.Owner;
import dev.cleanslate.orchestrator.saga.Saga;
import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.orchestrator.saga.Step;
import dev.cleanslate.orchestrator.saga.StepState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes with the thing that carries it, and owners that own owners, over any books.
abstract class FamilyContract {
  private EngineRig rig;

  abstract Books books();

  @BeforeEach
  void rig() {
    rig = new EngineRig(books());
  }

  @Test
  void whatAnotherProcessSendsAndWhatIsOwnedIsInTheTraceOfTheRequest() {
    var request = new Traceparent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true);
    rig.register("a", item("file", "f1"), item("store", "s1"));
    rig.register(group("g"), owned(owner("a")), item("record", "r1"));
    rig.open(group("g"), request);
    Command file = rig.sent().getFirst();

    EngineRig other = new EngineRig(rig.books);
    other.engine.apply(List.of(gone(file)));
    other.goneUntilQuiet();

    assertThat(rig.traces()).containsOnly(request);
    assertThat(other.traces()).hasSizeGreaterThan(3).containsOnly(request);
  }

  @Test
  void whatGoesWithItsParentIsOnlyLookedAtOnceThatIsGone() {
    rig.register("a", wing("w1", "s1"), item("store", "s1"), item("record", "r1"));
    UUID saga = rig.open("a");

    rig.engine.apply(List.of(gone(rig.sent().getFirst())));
    List<Command> looks = rig.sent();
    assertThat(looks).as("only the store is looked at yet").hasSize(1);
    rig.engine.apply(List.of(gone(looks.getFirst())));
    Command look = rig.sent().getFirst();
    assertThat(look).isInstanceOf(Command.Look.class);
    assertThat(look.target().id()).isEqualTo("w1");
    rig.engine.apply(List.of(gone(look)));

    assertThat(rig.goneUntilQuiet()).containsExactly("r1");
    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETED);
  }

  @Test
  void whatWasLeftBehindIsDeletedByItself() {
    rig.register("a", item("store", "s1"), wing("w1", "s1"));
    UUID saga = rig.open("a");
    rig.engine.apply(List.of(gone(rig.sent().getFirst())));
    rig.engine.apply(List.of(gone(rig.sent().getFirst())));

    rig.engine.apply(List.of(present(rig.sent().getFirst(), Verdict.Standing.FREE)));
    wakeWhile(() -> saga(saga).counts().sent() == 0);

    assertThat(rig.goneUntilQuiet()).containsExactly("w1");
    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETED);
  }

  @Test
  void whatJoinsLateWaitsForItsParentOnlyWhileThatIsThere() {
    rig.register("a", item("store", "s1"), item("record", "r1"));
    UUID saga = rig.open("a");
    Command store = rig.sent().getFirst();
    rig.register("a", wing("w1", "s1"));
    assertThat(rig.sent()).as("its parent is there").isEmpty();

    rig.engine.apply(List.of(gone(store)));
    rig.engine.apply(List.of(gone(rig.sent().getFirst())));
    rig.engine.apply(List.of(gone(rig.sent().getFirst())));
    assertThat(rig.sent().getFirst().target().id()).isEqualTo("r1");
    rig.register("a", wing("w2", "s1"));

    assertThat(rig.sent().getFirst().target().id()).as("its parent is gone").isEqualTo("w2");
    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETING);
  }

  @Test
  void nothingGoesWithWhatTheCatalogDoesNotName() {
    var carrier = new ResourceEvent.Parent("record", "r1", true);
    var item = new ResourceEvent.Item("wing", "w1", null, "acct", null, carrier, null, null);

    assertThatThrownBy(() -> rig.register("a", item))
        .isInstanceOf(RegistrationRefused.class)
        .hasMessageContaining("resources[0].parent.takes_along");
  }

  @Test
  void anOwnerTakesTheOwnersItOwnsWithIt() {
    rig.register("a", item("file", "f1"));
    rig.register("b", item("file", "f2"), item("record", "r2"));
    rig.register(group("g"), owned(owner("a")), owned(owner("b")), item("record", "rg"));

    UUID saga = rig.open(group("g"));

    assertThat(rig.goneUntilQuiet())
        .containsExactlyInAnyOrder("f1", "f2", "r2", "rg")
        .endsWith("rg");
    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETED);
    assertThat(state(owner("a"))).isEqualTo(Owner.State.DELETED);
    assertThat(state(owner("b"))).isEqualTo(Owner.State.DELETED);
  }

  @Test
  void aDeletionUnderWayIsJoined() {
    rig.register("a", item("file", "f1"));
    rig.register(group("g"), owned(owner("a")));
    UUID child = rig.open("a");
    UUID parent = rig.open(group("g"));

    assertThat(rig.goneUntilQuiet()).containsExactly("f1");
    assertThat(saga(child).state()).isEqualTo(SagaState.DELETED);
    assertThat(saga(parent).state()).isEqualTo(SagaState.DELETED);
  }

  @Test
  void whatIsStuckBelowIsTheReasonAbove() {
    rig.register("a", item("file", "f1"));
    rig.register(group("g"), owned(owner("a")));
    UUID parent = rig.open(group("g"));

    rig.engine.apply(List.of(refused(rig.sent().getFirst())));
    Command look = rig.sent().getFirst();
    rig.engine.apply(List.of(present(look, Verdict.Standing.HELD)));
    wakeWhile(() -> saga(parent).state() != SagaState.STUCK);

    assertThat(step(parent).why()).contains("t/clone/a").contains("file f1").contains("kept");
  }

  @Test
  void whatGoesOnBelowGoesOnAbove() {
    rig.register("a", item("file", "f1"));
    rig.register(group("g"), owned(owner("a")));
    UUID parent = rig.open(group("g"));
    rig.engine.apply(List.of(refused(rig.sent().getFirst())));
    Command look = rig.sent().getFirst();
    rig.engine.apply(List.of(present(look, Verdict.Standing.HELD)));
    wakeWhile(() -> saga(parent).state() != SagaState.STUCK);

    UUID child = look.ref().saga();
    rig.engine.change(child, hand -> hand.retry("me"));
    wakeWhile(() -> saga(child).counts().sent() == 0);
    assertThat(rig.goneUntilQuiet()).containsExactly("f1");
    wakeWhile(() -> saga(parent).state() != SagaState.DELETED);
  }

  @Test
  void whatIsStuckBelowIsTriedAgainWithWhatIsAbove() {
    rig.register("a", item("file", "f1"));
    rig.register(group("g"), owned(owner("a")));
    UUID parent = rig.open(group("g"));
    rig.engine.apply(List.of(refused(rig.sent().getFirst())));
    Command look = rig.sent().getFirst();
    rig.engine.apply(List.of(present(look, Verdict.Standing.HELD)));
    wakeWhile(() -> saga(parent).state() != SagaState.STUCK);
    rig.engine.wake(1000);
    assertThat(rig.sent()).as("nothing is tried again by itself").isEmpty();

    rig.engine.change(parent, hand -> hand.retry("me"));
    wakeWhile(() -> saga(look.ref().saga()).counts().sent() == 0);

    assertThat(rig.goneUntilQuiet()).containsExactly("f1");
    wakeWhile(() -> saga(parent).state() != SagaState.DELETED);
  }

  @Test
  void whatIsStuckBelowIsTriedAgainOnceWhereADeletionAboveBegins() {
    rig.register("a", item("file", "f1"));
    rig.register(group("g"), owned(owner("a")));
    UUID child = rig.open("a");
    rig.engine.apply(List.of(refused(rig.sent().getFirst())));
    rig.engine.apply(List.of(present(rig.sent().getFirst(), Verdict.Standing.HELD)));
    assertThat(saga(child).state()).isEqualTo(SagaState.STUCK);

    UUID parent = rig.open(group("g"));
    rig.engine.apply(List.of(refused(next())));
    rig.engine.apply(List.of(present(rig.sent().getFirst(), Verdict.Standing.HELD)));

    wakeWhile(() -> saga(parent).state() != SagaState.STUCK);
    assertThat(saga(child).state()).isEqualTo(SagaState.STUCK);
    assertThat(rig.sent()).isEmpty();
  }

  @Test
  void whatAPersonGaveUpBelowIsBegunAgainOnlyByAPersonAbove() {
    rig.register("a", item("file", "f1"));
    rig.register(group("g"), owned(owner("a")));
    UUID parent = rig.open(group("g"));
    UUID child = rig.sent().getFirst().ref().saga();

    rig.engine.change(
        child,
        hand -> {
          hand.abandon("me", "given up");
          return true;
        });
    wakeWhile(() -> saga(parent).state() != SagaState.STUCK);
    rig.engine.wake(1000);
    assertThat(rig.sent()).as("nothing is begun again by itself").isEmpty();
    assertThat(step(parent).why()).contains("abandoned");

    rig.engine.change(parent, hand -> hand.retry("me"));
    rig.engine.apply(List.of(gone(next())));
    rig.goneUntilQuiet();
    assertThat(saga(parent).state()).isEqualTo(SagaState.DELETED);
  }

  @Test
  void aLaterLifeOfAnOwnedOwnerIsLeftAlone() {
    rig.register("a", item("file", "f1"));
    rig.register(group("g"), owned(owner("a")));
    rig.open("a");
    rig.goneUntilQuiet();
    rig.register("a", item("file", "f2"));

    UUID parent = rig.open(group("g"));

    assertThat(rig.sent()).isEmpty();
    assertThat(saga(parent).state()).isEqualTo(SagaState.DELETED);
    assertThat(state(owner("a"))).isEqualTo(Owner.State.ACTIVE);
  }

  @Test
  void anOwnedOwnerThatNobodyRegisteredIsNeverCalledGone() {
    rig.register("a", item("file", "f1"));
    rig.open("a");
    rig.goneUntilQuiet();
    rig.register(group("g"), owned(owner("a")));

    UUID parent = rig.open(group("g"));
    assertThat(saga(parent).state())
        .as("life 2 may still be registered")
        .isEqualTo(SagaState.STUCK);
    assertThat(step(parent).why()).contains("never registered");

    rig.register("a", item("file", "f2"));
    rig.engine.change(parent, hand -> hand.retry("me"));
    rig.engine.apply(List.of(gone(next())));
    rig.goneUntilQuiet();
    assertThat(saga(parent).state()).isEqualTo(SagaState.DELETED);
    assertThat(state(owner("a"))).isEqualTo(Owner.State.DELETED);
  }

  @Test
  void whatIsNoLifeOfAnOwnerIsRefused() {
    rig.register("a", item("file", "f1"));

    for (String life : List.of("0", "-1", "01", "abc", "2147483648")) {
      assertThatThrownBy(() -> rig.register(group("g"), inLife(owner("a"), life)))
          .isInstanceOf(RegistrationRefused.class)
          .hasMessageContaining("resources[0].sameness");
    }
    rig.register(group("g"), inLife(owner("a"), "1"));
  }

  @Test
  void anOwnedOwnerInNoLifeIsNotCalledGone() {
    for (String life : List.of("0", "abc", "2147483648")) {
      rig.register("in-" + life, item("file", "f1"));
      rig.register(group(life));
      rig.books
          .transactions()
          .run(() -> {
            Owner group = rig.books.ledger().lock(group(life)).orElseThrow();
            var items = List.of(inLife(owner("in-" + life), life));
            return rig.books.ledger().register(group, items, rig.books.sagas().now());
          });

      UUID parent = rig.open(group(life));

      assertThat(saga(parent).state()).as(life).isEqualTo(SagaState.STUCK);
      assertThat(step(parent).why()).contains("in life " + life + " was never registered");
      assertThat(state(owner("in-" + life))).isEqualTo(Owner.State.ACTIVE);
    }
  }

  private static ResourceEvent.Item inLife(OwnerRef owner, String life) {
    ResourceEvent.Item item = owned(owner);
    return new ResourceEvent.Item(
        item.kind(), item.id(), item.scope(), null, null, null, life, null);
  }

  @Test
  void nobodyMayOwnItself() {
    rig.register(group("a"), owned(group("b")));
    rig.register(group("b"), owned(group("c")));

    for (String owned : List.of("a", "b", "c")) {
      assertThatThrownBy(() -> rig.register(group("c"), owned(group(owned))))
          .isInstanceOf(RegistrationRefused.class)
          .hasMessageContaining("cannot be owned by it");
    }
    assertThatThrownBy(() -> rig.register("x", owned(owner("y"))))
        .as("a clone owns nobody")
        .isInstanceOf(RegistrationRefused.class);
    assertThatThrownBy(() -> rig.register(group("x"), owned(new OwnerRef("t", "other", "y"))))
        .isInstanceOf(RegistrationRefused.class)
        .hasMessageContaining("resources[0].scope.type");
  }

  @Test
  void aLongLineOfOwnersGoesFromTheBottomUp() {
    int length = 120;
    for (int i = 0; i < length; i++) {
      rig.register(group("g" + i), owned(group("g" + (i + 1))));
    }
    rig.register(group("g" + length), item("record", "r"));

    UUID saga = rig.open(group("g0"));

    assertThat(rig.goneUntilQuiet()).containsExactly("r");
    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETED);
  }

  @Test
  void manyOwnedOwnersThatHoldNothingGoAtOnce() {
    List<ResourceEvent.Item> items = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      rig.register("c" + i);
      items.add(owned(owner("c" + i)));
    }
    rig.register(group("g"), items.toArray(ResourceEvent.Item[]::new));

    UUID saga = rig.open(group("g"));

    assertThat(saga(saga).counts().gone()).isEqualTo(300);
    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETED);
  }

  /// The only command that is sent next.
  private Command next() {
    List<Command> sent = new ArrayList<>();
    wakeWhile(() -> {
      sent.addAll(rig.sent());
      return sent.isEmpty();
    });
    assertThat(sent).hasSize(1);
    return sent.getFirst();
  }

  private Saga saga(UUID id) {
    return rig.sheet(id).saga();
  }

  /// The only step of kind owner of a saga.
  private Step step(UUID saga) {
    return rig
        .books
        .transactions()
        .run(() -> {
          List<Long> stuck = rig.books.sagas().retryable(saga, 0, 10);
          return rig.books.sagas().steps(stuck.stream().map(id -> new StepKey(saga, id)).toList());
        })
        .values()
        .stream()
        .filter(step -> step.state() == StepState.STUCK)
        .findFirst()
        .orElseThrow();
  }

  private Owner.State state(OwnerRef ref) {
    return rig.books.transactions().run(() -> rig.books.ledger().lock(ref).orElseThrow()).state();
  }

  private void wakeWhile(BooleanSupplier condition) {
    Instant end = Instant.now().plusSeconds(20);
    while (condition.getAsBoolean() && Instant.now().isBefore(end)) {
      rig.engine.wake(1000);
    }
    assertThat(condition.getAsBoolean()).as("still waiting").isFalse();
  }
}
