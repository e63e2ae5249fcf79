package dev.cleanslate.orchestrator.engine;

import static dev.cleanslate.orchestrator.engine.EngineRig.child;
import static dev.cleanslate.orchestrator.engine.EngineRig.gone;
import static dev.cleanslate.orchestrator.engine.EngineRig.item;
import static dev.cleanslate.orchestrator.engine.EngineRig.owner;
import static dev.cleanslate.orchestrator.engine.EngineRig.present;
import static dev.cleanslate.orchestrator.engine.EngineRig.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.CatalogReader;
import dev.cleanslate.orchestrator.intake.RegistrationRefused;
import dev.cleanslate.orchestrator.ledger.LedgerConflict;
import dev.cleanslate.orchestrator.ledger.Owner;
import dev.cleanslate.orchestrator.ledger.Word;
import dev.cleanslate.orchestrator.saga.Saga;
import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.orchestrator.saga.StepState;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the engine does over any books. Both stores pass it: PostgreSQL's, and the one in memory
/// that the simulation trusts.
abstract class EngineContract {
  /// The same owners after somebody worked on the catalog: a kind that is new, and two that clones
  /// no longer hold.
  private static final Catalog CHANGED =
      CatalogReader.read(
          new StringReader(
              """
              workers:
                sim: {}
              kinds:
                leaf: { worker: sim, ids: never-reused, verify: { delay: 0s, through-parent: true }, deadline: 15m }
                fresh: { worker: sim, ids: never-reused, verify: { delay: 0s }, deadline: 15m }
                file: { worker: sim, ids: never-reused, verify: { delay: 0s }, deadline: 15m }
                wing: { worker: sim, ids: never-reused, verify: { delay: 0s }, deadline: 15m }
              owner-types:
                clone:
                  window: 8
                  kinds:
                    leaf: {}
                    fresh: { after: [leaf] }
                    file: { after: [fresh] }
              """));

  private EngineRig rig;

  abstract Books books();

  @BeforeEach
  void rig() {
    rig = new EngineRig(books());
  }

  private Saga saga(UUID id) {
    return rig.sheet(id).saga();
  }

  private void wakeWhile(BooleanSupplier condition) {
    for (int i = 0; i < 1000 && condition.getAsBoolean(); i++) {
      rig.engine.wake(1000);
    }
    assertThat(condition.getAsBoolean()).as("still waiting after 1000 wakes").isFalse();
  }

  private void answerAll(Function<Command, Incoming> answer) {
    for (List<Command> batch = rig.sent(); !batch.isEmpty(); batch = rig.sent()) {
      rig.engine.apply(batch.stream().map(answer).toList());
    }
  }

  private static Incoming kept(Command command) {
    return command instanceof Command.Advance
        ? refused(command)
        : present(command, Verdict.Standing.HELD);
  }

  private Owner.State ownerState(String id) {
    return rig.books
        .transactions()
        .run(() -> rig.books.ledger().lock(owner(id)).orElseThrow())
        .state();
  }

  @Test
  void everythingGoesInOrderAndTheOwnerLast() {
    rig.register(
        "a",
        item("record", "r1"),
        item("store", "s1"),
        child("leaf", "l1", "s1"),
        item("file", "f1"),
        child("leaf", "l2", "s1"));

    UUID saga = rig.open("a");
    List<String> deleted = rig.goneUntilQuiet();

    assertThat(deleted.subList(0, 2)).containsExactlyInAnyOrder("l1", "l2");
    assertThat(deleted.subList(2, 5)).containsExactly("f1", "s1", "r1");
    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETED);
    assertThat(ownerState("a")).isEqualTo(Owner.State.DELETED);
  }

  @Test
  void anOwnerThatHoldsNothingIsDeletedAtOnce() {
    rig.register("a");

    UUID saga = rig.open("a");

    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETED);
    assertThat(rig.sent()).isEmpty();
  }

  @Test
  void anOwnerThatNobodyRegisteredIsNeverCalledDeleted() {
    rig.books
        .transactions()
        .run(() ->
            rig.books
                .ledger()
                .lockOrCreate(owner("a"), Instant.EPOCH, false, new Word("test", "a test")));
    UUID saga = rig.open("a");
    assertThat(saga(saga).state()).isEqualTo(SagaState.PLANNING);

    rig.register("a", item("file", "f1"));
    rig.engine.tend(List.of(saga));

    assertThat(rig.goneUntilQuiet()).containsExactly("f1");
    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETED);
  }

  @Test
  void aPlanOfManyPagesGoesWhole() {
    for (int page = 0; page < 3; page++) {
      List<ResourceEvent.Item> items = new ArrayList<>();
      for (int i = 0; i < 900; i++) {
        items.add(item("file", "f" + page + "-" + i));
      }
      rig.register("a", items.toArray(ResourceEvent.Item[]::new));
    }

    UUID saga = rig.open("a");

    assertThat(rig.sheet(saga).plan().steps()).isEqualTo(2700);
    assertThat(rig.goneUntilQuiet()).hasSize(2700).doesNotHaveDuplicates();
    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETED);
  }

  @Test
  void theWindowIsNeverExceeded() {
    List<ResourceEvent.Item> items = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      items.add(item("file", "f" + i));
    }
    rig.register("a", items.toArray(ResourceEvent.Item[]::new));

    rig.open("a");

    List<Command> first = rig.sent();
    assertThat(first).hasSize(8);
    rig.engine.apply(List.of(gone(first.getFirst())));
    List<Command> second = rig.sent();
    assertThat(second).hasSize(2);
    assertThat(second).anyMatch(command -> command instanceof Command.Look);
  }

  @Test
  void aSagaWhoseOpenerDiedIsPlannedWhenItComesDue() {
    rig.register("a", item("file", "f1"));
    UUID saga = rig.openOnly("a");

    wakeWhile(() -> saga(saga).state() == SagaState.PLANNING);

    assertThat(rig.goneUntilQuiet()).contains("f1");
    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETED);
  }

  @Test
  void repeatedAndReorderedAnswersCountOnce() {
    rig.register("a", item("file", "f1"), item("file", "f2"));
    UUID saga = rig.open("a");
    List<Command> sent = rig.sent();

    rig.engine.apply(List.of(gone(sent.get(1)), gone(sent.get(0)), gone(sent.get(1))));
    rig.engine.apply(List.of(gone(sent.get(0))));
    List<Command> looks = rig.sent();
    rig.engine.apply(List.of(gone(looks.get(0)), gone(looks.get(0))));
    rig.engine.apply(List.of(gone(looks.get(1)), gone(looks.get(0))));

    assertThat(looks).hasSize(2);
    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETED);
    assertThat(saga(saga).counts().gone()).isEqualTo(2);
  }

  @Test
  void whatNobodyAskedForIsRejectedAndTheRestTaken() {
    rig.register("a", item("file", "f1"));
    UUID saga = rig.open("a");
    Command sent = rig.sent().getFirst();
    var ref = sent.ref();
    Command forged =
        new Command.Advance(
            new dev.cleanslate.messages.StepRef(ref.saga(), ref.step(), 1, UUID.randomUUID()),
            sent.owner(),
            sent.target(),
            1000);
    Command elsewhere =
        new Command.Advance(
            new dev.cleanslate.messages.StepRef(UUID.randomUUID(), 1, 1, ref.ticket()),
            sent.owner(),
            sent.target(),
            1000);

    Incoming first = gone(forged);
    Incoming second = gone(elsewhere);
    Incoming third = gone(sent);
    List<Rejection> rejections =
        rig.engine.apply(
            List.of(
                new Incoming(0, first.saga(), first.step(), first.event()),
                new Incoming(1, second.saga(), second.step(), second.event()),
                new Incoming(2, third.saga(), third.step(), third.event())));

    assertThat(rejections).extracting(Rejection::index).containsExactly(0, 1);
    assertThat(saga(saga).counts().of(StepState.CHECKING)).isEqualTo(1);
  }

  @Test
  void whatCannotGoMakesTheSagaRestAndAPersonsRetryMovesIt() {
    rig.register("a", item("file", "f1"), item("store", "s1"));
    UUID saga = rig.open("a");

    rig.engine.apply(List.of(refused(rig.sent().getFirst())));
    rig.engine.apply(List.of(present(rig.sent().getFirst(), Verdict.Standing.HELD)));
    assertThat(saga(saga).state()).isEqualTo(SagaState.STUCK);

    int retried = rig.engine.change(saga, hand -> hand.retry("me"));
    wakeWhile(() -> saga(saga).counts().sent() == 0);

    assertThat(retried).isEqualTo(1);
    assertThat(rig.goneUntilQuiet()).contains("s1");
    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETED);
  }

  @Test
  void whatIsRegisteredMeanwhileJoins() {
    rig.register("a", item("file", "f1"), item("record", "r1"));
    UUID saga = rig.open("a");

    rig.register("a", item("leaf", "l1"), item("file", "f1"), item("file", "f2"));

    assertThat(rig.goneUntilQuiet()).contains("f1", "f2", "l1").endsWith("r1");
    assertThat(saga(saga).counts().gone()).isEqualTo(4);
    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETED);
  }

  @Test
  void onlyWhatNeverSentAnythingCanBeCancelled() {
    rig.register("a", item("file", "f1"));
    rig.register("b", item("file", "f2"));
    UUID sent = rig.open("a");
    UUID unsent = rig.openOnly("b");

    rig.engine.change(
        unsent,
        hand -> {
          hand.cancel("me");
          return true;
        });

    assertThat(saga(unsent).state()).isEqualTo(SagaState.CANCELLED);
    assertThat(ownerState("b")).isEqualTo(Owner.State.ACTIVE);
    assertThatThrownBy(() ->
            rig.engine.change(
                sent,
                hand -> {
                  hand.cancel("me");
                  return true;
                }))
        .isInstanceOf(SagaConflict.class)
        .hasMessageContaining("1 of its 1 steps");
  }

  @Test
  void afterAbandonNothingIsSentAndAnswersOnlyAddEvidence() {
    rig.register("a", item("file", "f1"));
    UUID saga = rig.open("a");
    Command sent = rig.sent().getFirst();

    rig.engine.change(
        saga,
        hand -> {
          hand.abandon("me", "given up");
          return true;
        });
    rig.engine.apply(List.of(gone(sent)));
    rig.engine.wake(1000);

    assertThat(rig.sent()).isEmpty();
    assertThat(saga(saga).state()).isEqualTo(SagaState.ABANDONED);
    assertThat(ownerState("a")).isEqualTo(Owner.State.ACTIVE);
  }

  @Test
  void anOwnerHasOneOpenSagaAtATime() {
    rig.register("a", item("file", "f1"));
    rig.open("a");

    assertThatThrownBy(() -> rig.openOnly("a")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void afterTheEndANewLifeBegins() {
    rig.register("a", item("file", "f1"));
    rig.open("a");
    rig.goneUntilQuiet();

    rig.register("a", item("file", "f1"));
    UUID second = rig.open("a");

    assertThat(saga(second).incarnation()).isEqualTo(2);
    assertThat(rig.goneUntilQuiet()).containsExactly("f1");
    assertThat(saga(second).state()).isEqualTo(SagaState.DELETED);
  }

  @Test
  void whatWasMadeBeforeTheEndIsHeldForAPerson() {
    rig.register("a", item("file", "f1"));
    rig.open("a");
    rig.goneUntilQuiet();

    rig.registrations.take(
        new ResourceEvent.Registered(owner("a"), List.of(item("file", "f2")), null, null, null),
        Instant.EPOCH);

    assertThat(ownerState("a")).isEqualTo(Owner.State.DELETED);
    assertThat(rig.sent()).isEmpty();
    rig.open("a");
    assertThat(rig.goneUntilQuiet()).containsExactly("f2");
  }

  @Test
  void presentAfterGoneIsLookedAtAgainAndReported() {
    rig.register("a", item("file", "f1"));
    UUID saga = rig.open("a");
    rig.engine.apply(List.of(gone(rig.sent().getFirst())));
    Command look = rig.sent().getFirst();
    rig.engine.apply(List.of(gone(look)));
    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETED);

    rig.engine.apply(List.of(present(look, Verdict.Standing.FREE)));
    Command fresh = rig.sent().getFirst();
    rig.engine.apply(List.of(present(fresh, Verdict.Standing.FREE)));

    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETED);
    assertThat(saga(saga).counts().stuck()).isEqualTo(1);
    assertThat(rig.sent()).isEmpty();
  }

  @Test
  void anAliasNamesOneOwnerOnly() {
    rig.registrations.take(
        new ResourceEvent.Registered(owner("a"), List.of(), List.of("number-1"), null, null),
        Instant.EPOCH);

    Owner byAlias =
        rig.books
            .transactions()
            .run(() -> rig.books.ledger().lock(owner("number-1")).orElseThrow());

    assertThat(byAlias.ref()).isEqualTo(owner("a"));
    assertThatThrownBy(() ->
            rig.registrations.take(
                new ResourceEvent.Registered(
                    owner("b"), List.of(), List.of("number-1"), null, null),
                Instant.EPOCH))
        .isInstanceOf(LedgerConflict.class);
  }

  @Test
  void anIntentIsSettledByTheRegistrationThatNamesIt() {
    Instant now = rig.books.transactions().run(() -> rig.books.sagas().now());
    rig.registrations.take(
        new ResourceEvent.Intended(
            owner("a"),
            List.of(
                new ResourceEvent.Intent("file", "one", null, null, "mark-1", 0),
                new ResourceEvent.Intent("file", "two", null, null, "mark-2", 60_000)),
            null),
        now);
    UUID saga = rig.open("a");
    rig.engine.wake(1000);

    rig.registrations.take(
        new ResourceEvent.Registered(
            owner("a"),
            List.of(new ResourceEvent.Item("file", "f1", null, null, null, null, null, "one")),
            null,
            null,
            null),
        now);
    rig.registrations.take(
        new ResourceEvent.Removed(owner("a"), List.of(new ResourceEvent.Gone("file", "two"))), now);
    rig.sent();
    wakeWhile(() -> saga(saga).counts().sent() == 0);

    assertThat(rig.goneUntilQuiet()).containsExactly("f1");
    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETED);
  }

  @Test
  void twoIntentsWithdrawnAtOnceTakeNothingElseWithThem() {
    Instant now = rig.books.transactions().run(() -> rig.books.sagas().now());
    rig.register("a", item("store", "kept"));
    rig.registrations.take(
        new ResourceEvent.Intended(
            owner("a"),
            List.of(
                new ResourceEvent.Intent("leaf", "x", null, null, "mark-x", 0),
                new ResourceEvent.Intent("store", "y", null, null, "mark-y", 0)),
            null),
        now);
    UUID saga = rig.open("a");
    rig.engine.wake(1000);

    rig.registrations.take(
        new ResourceEvent.Removed(
            owner("a"),
            List.of(new ResourceEvent.Gone("leaf", "x"), new ResourceEvent.Gone("store", "y"))),
        now);

    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETING);
    assertThat(saga(saga).counts().gone()).isEqualTo(2);
    assertThat(saga(saga).counts().sent()).isEqualTo(1);
    assertThat(saga(saga).counts().planned()).isZero();
  }

  @Test
  void aRepeatedRegistrationOfWhatIsGoneChangesNothing() {
    rig.register("a", item("leaf", "l1"), item("file", "f1"));
    UUID saga = rig.open("a");
    rig.engine.apply(List.of(gone(rig.sent().getFirst())));
    rig.engine.apply(List.of(gone(rig.sent().getFirst())));
    assertThat(saga(saga).counts().gone()).isEqualTo(1);

    rig.register("a", item("leaf", "l1"), item("file", "f1"));

    assertThat(saga(saga).counts().total()).isEqualTo(2);
    rig.goneUntilQuiet();
    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETED);
    assertThat(rig.open("a")).isNotNull();
    assertThat(rig.sent()).isEmpty();
  }

  @Test
  void anIntentMayTurnOutToBeWhatWasRegisteredPlainly() {
    Instant now = rig.books.transactions().run(() -> rig.books.sagas().now());
    rig.register("a", item("file", "f1"));
    rig.registrations.take(
        new ResourceEvent.Intended(
            owner("a"),
            List.of(new ResourceEvent.Intent("file", "one", null, null, "mark-1", 0)),
            null),
        now);

    rig.registrations.take(
        new ResourceEvent.Registered(
            owner("a"),
            List.of(new ResourceEvent.Item("file", "f1", null, null, null, null, null, "one")),
            null,
            null,
            null),
        now);
    UUID saga = rig.open("a");

    assertThat(rig.goneUntilQuiet()).containsOnly("f1");
    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETED);
  }

  @Test
  void anAliasNeverTakesAnotherOwnersPlace() {
    rig.registrations.take(
        new ResourceEvent.Registered(owner("a"), List.of(), List.of("b"), null, null),
        Instant.EPOCH);

    assertThatThrownBy(() -> rig.register("b", item("file", "f1")))
        .isInstanceOf(RegistrationRefused.class)
        .hasMessageContaining("alias of t/clone/a");
  }

  @Test
  void parentsThatGoBeforeTheirChildrenAreRefused() {
    assertThatThrownBy(() ->
            rig.registrations.take(
                new ResourceEvent.Registered(
                    owner("a"),
                    List.of(
                        new ResourceEvent.Item(
                            "store",
                            "s1",
                            null,
                            null,
                            null,
                            new ResourceEvent.Parent("store", "s2"),
                            null,
                            null)),
                    null,
                    null,
                    null),
                Instant.EPOCH))
        .isInstanceOf(RegistrationRefused.class)
        .hasMessageContaining("resources[0].parent.kind");
  }

  @Test
  void aStepIsNeverWrittenOverAStateItWasNotLoadedIn() {
    rig.register("a", item("file", "f1"));
    UUID saga = rig.open("a");
    StepKey key = new StepKey(saga, rig.sent().getFirst().ref().step());

    assertThatThrownBy(() ->
            rig.books
                .transactions()
                .run(() -> {
                  Sheet sheet =
                      rig.books.sagas().lock(List.of(saga), true).values().stream()
                          .findFirst()
                          .orElseThrow();
                  var step =
                      rig.books.sagas().steps(Set.of(key)).values().stream()
                          .findFirst()
                          .orElseThrow();
                  rig.books
                      .sagas()
                      .save(
                          List.of(
                              new Change(
                                  sheet,
                                  List.of(new Change.StepChange(StepState.GONE, step)),
                                  null,
                                  false)));
                  return Map.of();
                }))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatMayFillAgainIsLookedAtAgainAfterADeletionThatWasGivenUp() {
    rig.register("a", item("store", "set"), item("file", "f1"), item("record", "r1"));
    UUID first = rig.open("a");
    answerAll(command -> {
      if (command.target().kind().equals("record")) {
        return kept(command);
      }
      return command instanceof Command.Advance && command.target().kind().equals("store")
          ? EngineRig.answered(
              new Reply.Gone(
                  command.ref(), Evidence.of("DELETE", "7"), new Tally(7, 0), null, Usage.NONE))
          : gone(command);
    });
    assertThat(saga(first).counts().gone()).isEqualTo(2);
    rig.engine.change(
        first,
        hand -> {
          hand.abandon("me", "it lives on");
          return true;
        });
    rig.sent();

    rig.register("a", item("store", "set"));
    UUID second = rig.open("a");

    assertThat(rig.goneUntilQuiet()).containsExactly("set", "r1");
    assertThat(saga(second).state()).isEqualTo(SagaState.DELETED);
  }

  @Test
  void anIntentThatWasTakenBackAndThenRegisteredJoinsTheDeletion() {
    Instant now = rig.books.transactions().run(() -> rig.books.sagas().now());
    rig.registrations.take(
        new ResourceEvent.Intended(
            owner("a"),
            List.of(new ResourceEvent.Intent("file", "one", null, null, "mark-1", 0)),
            null),
        now);
    rig.registrations.take(
        new ResourceEvent.Removed(owner("a"), List.of(new ResourceEvent.Gone("file", "one"))), now);
    rig.register("a", item("store", "s1"));
    UUID saga = rig.open("a");

    rig.registrations.take(
        new ResourceEvent.Registered(
            owner("a"),
            List.of(new ResourceEvent.Item("file", "f1", null, null, null, null, null, "one")),
            null,
            null,
            null),
        now);

    assertThat(rig.goneUntilQuiet()).containsExactlyInAnyOrder("s1", "f1");
    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETED);
  }

  @Test
  void whatTheLedgerKnowsOfWithoutAStepJoinsBeforeTheEnd() {
    rig.register("a", item("store", "s1"));
    UUID saga = rig.open("a");
    rig.books
        .transactions()
        .run(() -> {
          Owner owner = rig.books.ledger().lock(owner("a")).orElseThrow();
          return rig.books.ledger().register(owner, List.of(item("file", "f1")), Instant.EPOCH);
        });

    assertThat(rig.goneUntilQuiet()).containsExactly("s1", "f1");
    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETED);
  }

  @Test
  void aCatalogThatChangedJamsNoOpenDeletion() {
    rig.register("a", item("leaf", "l1"), item("wing", "w1"), item("file", "f1"));
    UUID saga = rig.open("a");
    answerAll(EngineContract::kept);
    assertThat(saga(saga).state()).isEqualTo(SagaState.STUCK);

    rig = new EngineRig(rig.books, CHANGED);
    rig.register("a", item("fresh", "n1"));
    rig.engine.change(saga, hand -> hand.retry("me"));
    wakeWhile(() -> saga(saga).counts().sent() == 0);

    List<String> deleted = rig.goneUntilQuiet();
    assertThat(deleted).containsExactlyInAnyOrder("l1", "w1", "f1", "n1");
    assertThat(deleted.indexOf("l1")).isLessThan(deleted.indexOf("n1"));
    assertThat(deleted.indexOf("n1")).isLessThan(deleted.indexOf("f1"));
    assertThat(deleted).endsWith("w1");
    assertThat(saga(saga).state()).isEqualTo(SagaState.DELETED);
  }

  @Test
  void whatIsHeldShutsItsOwnWayOnly() {
    rig = new EngineRig(rig.books, EngineRig.CATALOG, new Held("seek"));
    OwnerRef sought = new OwnerRef("t", "sought", "s");
    rig.register(sought, item("file", "f1"));
    UUID saga = rig.open(sought);

    assertThat(rig.sent()).extracting(command -> command.target().id()).containsExactly("f1");
    assertThat(saga(saga).dueAt()).isEqualTo(Held.UNTIL);
  }

  @Test
  void aFailureLeavesNothingHalfDone() {
    rig.register("a", item("file", "f1"));

    assertThatThrownBy(() ->
            rig.books
                .transactions()
                .run(() -> {
                  Owner locked = rig.books.ledger().lock(owner("a")).orElseThrow();
                  rig.engine.open(locked, new Opening(UUID.randomUUID(), null, null));
                  throw new IllegalStateException("on purpose");
                }))
        .hasMessage("on purpose");

    assertThat(ownerState("a")).isEqualTo(Owner.State.ACTIVE);
    assertThat(rig.open("a")).isNotNull();
  }

  /// Refuses one kind, and nothing else.
  private record Held(String kind) implements Allowance {
    static final Instant UNTIL = Instant.parse("2100-01-01T00:00:00Z");

    @Override
    public @Nullable Instant notBefore(
        OwnerRef owner, UUID saga, Target target, String worker, Instant now) {
      return target.kind().equals(kind) ? UNTIL : null;
    }

    @Override
    public void used(Target target, String worker, Usage usage, Instant now) {}
  }
}
