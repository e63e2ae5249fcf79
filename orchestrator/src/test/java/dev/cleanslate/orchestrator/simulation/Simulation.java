package dev.cleanslate.orchestrator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.messages.SagaEvent;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.engine.Allowance;
import dev.cleanslate.orchestrator.engine.Engine;
import dev.cleanslate.orchestrator.engine.EngineRig;
import dev.cleanslate.orchestrator.engine.Incoming;
import dev.cleanslate.orchestrator.engine.MemoryBooks;
import dev.cleanslate.orchestrator.engine.Opening;
import dev.cleanslate.orchestrator.engine.Sheet;
import dev.cleanslate.orchestrator.engine.StepKey;
import dev.cleanslate.orchestrator.engine.Tickets;
import dev.cleanslate.orchestrator.intake.IntakeFixture;
import dev.cleanslate.orchestrator.intake.Registrations;
import dev.cleanslate.orchestrator.ledger.Owner;
import dev.cleanslate.orchestrator.saga.Event;
import dev.cleanslate.orchestrator.saga.Mode;
import dev.cleanslate.orchestrator.saga.Saga;
import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.orchestrator.saga.Step;
import dev.cleanslate.orchestrator.saga.StepState;
import dev.cleanslate.testkit.HandTurnedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One run of the real engine on the in-memory books, with everything that can go wrong drawn from
/// one seed: lost, doubled, late and reordered messages, crashes before and after the commit, moody
/// providers, late registrations.
final class Simulation {
  private static final int CHAOS_ROUNDS = 150;
  private static final int CALM_ROUNDS = 6_000;

  private final SplittableRandom random;
  private final HandTurnedClock clock = HandTurnedClock.at("2026-11-20T00:00:00Z");
  private final MemoryBooks books = new MemoryBooks(clock);
  private final Network<Command> commands;
  private final Network<Object> answers;
  private final Provider provider;
  private final Engine engine;
  private final Registrations registrations;
  private final Map<StepKey, Integer> attempts = new HashMap<>();
  private final Map<UUID, Long> seqs = new HashMap<>();
  private int told;
  private int names;

  private static final OwnerRef GROUP = EngineRig.group("group");

  Simulation(long seed, Catalog catalog) {
    this.random = new SplittableRandom(seed);
    this.commands = new Network<>(random);
    this.answers = new Network<>(random);
    this.provider = new Provider(random, catalog.knownOwnerType("clone"));
    this.engine =
        new Engine(
            books.books(),
            catalog,
            sent -> sent.forEach(out -> commands.send(out.command(), clock.instant())),
            moodyAllowance(),
            new Tickets(random));
    this.registrations = IntakeFixture.registrations(books.books(), engine, catalog);
  }

  void run() {
    int owners = random.nextInt(1, 4);
    for (int i = 0; i < owners; i++) {
      register(owner(i), random.nextInt(0, 9), false);
      register(new OwnerRef("t", "clone", "bystander" + i), 2, true);
    }
    boolean grouped = random.nextInt(3) == 0;
    if (grouped) {
      registerGroup(owners);
    }
    for (int i = 0; i < owners; i++) {
      if (!grouped || random.nextInt(4) == 0) {
        open(owner(i));
      }
    }
    if (grouped) {
      open(GROUP);
    }
    for (int i = 0; i < CHAOS_ROUNDS; i++) {
      chaos(owners);
      checkBooks();
    }
    calmDown();
    for (int i = 0; i < CALM_ROUNDS && !isQuiet(); i++) {
      retryWhatIsPastItsDeadline();
      round();
    }
    checkBooks();
    checkEnd();
  }

  /// A group that owns some of the clones, with a record of its own, and perhaps a group between.
  private void registerGroup(int owners) {
    OwnerRef between = new OwnerRef("t", "group", "between");
    boolean deep = random.nextBoolean();
    List<ResourceEvent.Item> items = new ArrayList<>();
    for (int i = 0; i < owners; i++) {
      items.add(EngineRig.owned(owner(i)));
    }
    if (deep) {
      take(between, items);
      take(GROUP, List.of(EngineRig.owned(between)));
    } else {
      take(GROUP, items);
    }
    register(GROUP, List.of("record"), false);
  }

  private void take(OwnerRef owner, List<ResourceEvent.Item> items) {
    registrations.take(
        new ResourceEvent.Registered(owner, items, null, null, clock.instant()), clock.instant());
  }

  private static OwnerRef owner(int i) {
    return new OwnerRef("t", "clone", "clone" + i);
  }

  /// Some leaves with their stores, wings that go with theirs, files, and the owner's own record.
  private void register(OwnerRef owner, int n, boolean bystander) {
    List<String> kinds = List.of("leaf", "file", "store", "record", "wing");
    register(
        owner,
        Stream.generate(() -> kinds.get(random.nextInt(kinds.size()))).limit(n).toList(),
        bystander);
  }

  private void register(OwnerRef owner, List<String> kinds, boolean bystander) {
    List<ResourceEvent.Item> items = new ArrayList<>();
    List<String> stores = new ArrayList<>();
    for (String kind : kinds) {
      String id = kind + ++names;
      String store = stores.isEmpty() ? null : stores.get(random.nextInt(stores.size()));
      if (kind.equals("store")) {
        stores.add(id);
      }
      items.add(
          new ResourceEvent.Item(kind, id, null, "acct", null, parent(kind, store), null, null));
      Thing thing = new Thing(owner.key(), kind, id, bystander);
      if (kind.equals("wing") && store != null) {
        thing.carrier = provider.things.get(store);
        thing.leftBehind = random.nextInt(4) == 0;
      }
      provider.things.put(id, bystander ? thing : thing.moody(random, clock.instant()));
    }
    take(owner, items);
  }

  private static ResourceEvent.@Nullable Parent parent(String kind, @Nullable String store) {
    if (store == null) {
      return null;
    }
    return switch (kind) {
      case "leaf" -> new ResourceEvent.Parent("store", store);
      case "wing" -> new ResourceEvent.Parent("store", store, true);
      default -> null;
    };
  }

  private void open(OwnerRef ref) {
    open(ref, Mode.GRACEFUL);
  }

  /// Somebody wants to know what a deletion would take: of an owner that goes, or of one that
  /// stays.
  private void rehearse(int owners) {
    int i = random.nextInt(owners);
    OwnerRef ref = random.nextBoolean() ? owner(i) : new OwnerRef("t", "clone", "bystander" + i);
    boolean open =
        books.sheets().stream()
            .map(Sheet::saga)
            .filter(saga -> saga.mode().rehearsal())
            .anyMatch(saga -> saga.owner().equals(ref) && saga.state().isOpen());
    if (!open) {
      open(ref, new Mode(true, false));
    }
  }

  private void open(OwnerRef ref, Mode mode) {
    UUID id = new UUID(random.nextLong(), random.nextLong());
    attempt(() ->
        books.run(() -> {
          Owner owner = books.books().ledger().lock(ref).orElseThrow();
          return engine.open(owner, new Opening(id, "sim", null, mode));
        }));
  }

  private void chaos(int owners) {
    int dice = random.nextInt(100);
    if (dice < 4) {
      crashOnce(true);
    } else if (dice < 8) {
      crashOnce(false);
    } else if (dice < 10) {
      late(owner(random.nextInt(owners)));
    } else if (dice < 12) {
      attempt(this::retryAll);
    } else if (dice < 14) {
      rehearse(owners);
    }
    round();
  }

  /// The late one is a file: nothing that comes before it can be gone for good already.
  private void late(OwnerRef owner) {
    boolean open =
        books.sheets().stream()
            .map(Sheet::saga)
            .filter(saga -> !saga.mode().rehearsal())
            .anyMatch(saga -> saga.owner().equals(owner) && saga.state().isOpen());
    if (open) {
      String id = "file" + ++names;
      Thing thing = new Thing(owner.key(), "file", id, false).moody(random, clock.instant());
      thing.everResurrected = true;
      provider.things.put(id, thing);
      var item = new ResourceEvent.Item("file", id, null, "acct", null, null, null, null);
      repeat(() ->
          registrations.take(
              new ResourceEvent.Registered(owner, List.of(item), null, null, clock.instant()),
              clock.instant()));
    }
  }

  private void round() {
    clock.advance(Duration.ofMillis(random.nextLong(0, 300)));
    if (commands.next().isEmpty() && answers.next().isEmpty()) {
      skipToNextDue();
    }
    for (var parcel : commands.arrived(clock.instant(), random.nextInt(1, 10))) {
      boolean expired =
          clock.instant().isAfter(parcel.sentAt().plusMillis(parcel.message().expiresInMs()));
      if (!expired) {
        answers.send(provider.carryOut(parcel.message(), clock.instant()), clock.instant());
      }
    }
    var batch = answers.arrived(clock.instant(), random.nextInt(1, 10));
    if (!batch.isEmpty() && !attempt(() -> apply(batch))) {
      answers.putBack(batch);
    }
    attempt(() -> engine.wake(random.nextInt(1, 20)));
  }

  private void apply(List<Network.Parcel<Object>> batch) {
    List<Incoming> events = new ArrayList<>();
    for (var parcel : batch) {
      events.add(incoming(events.size(), parcel.message()));
    }
    assertThat(engine.apply(events)).as("nothing that was asked for is rejected").isEmpty();
  }

  private static Incoming incoming(int index, Object answer) {
    return switch (answer) {
      case Reply reply ->
          new Incoming(index, reply.ref().saga(), reply.ref().step(), new Event.Answered(reply));
      case Verdict verdict ->
          new Incoming(
              index, verdict.ref().saga(), verdict.ref().step(), new Event.Judged(verdict));
      default -> throw new AssertionError(answer);
    };
  }

  private void skipToNextDue() {
    Stream.concat(
            books.sheets().stream().map(sheet -> sheet.saga().dueAt()), allSteps().map(Step::dueAt))
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .filter(due -> due.isAfter(clock.instant()))
        .ifPresent(clock::set);
  }

  private Stream<Step> allSteps() {
    return Stream.concat(allSteps(false), allSteps(true));
  }

  private Stream<Step> allSteps(boolean ofRehearsals) {
    return books.sheets().stream()
        .filter(sheet -> sheet.saga().mode().rehearsal() == ofRehearsals)
        .flatMap(sheet -> books.stepsOf(sheet.saga().id()).stream());
  }

  private void crashOnce(boolean before) {
    Runnable crash =
        () -> {
          books.beforeCommit = () -> {};
          books.afterCommit = () -> {};
          throw new Crash();
        };
    if (before) {
      books.beforeCommit = crash;
    } else {
      books.afterCommit = crash;
    }
  }

  private boolean attempt(Runnable work) {
    try {
      work.run();
      return true;
    } catch (Crash _) {
      return false;
    }
  }

  private void repeat(Runnable work) {
    while (!attempt(work)) {
      clock.advance(Duration.ofMillis(1));
    }
  }

  private void calmDown() {
    commands.calm = true;
    answers.calm = true;
    provider.calm = true;
    books.beforeCommit = () -> {};
    books.afterCommit = () -> {};
    clock.advance(Duration.ofMinutes(10));
    provider.things.values().forEach(thing -> thing.settle(clock.instant()));
    retryAll();
  }

  /// What is stuck past its deadline waits for a person's word; here the person comes at once.
  private void retryWhatIsPastItsDeadline() {
    for (Sheet sheet : books.sheets()) {
      books.stepsOf(sheet.saga().id()).stream()
          .filter(step -> step.state() == StepState.STUCK && sheet.saga().state().isOpen())
          .filter(step -> Objects.requireNonNull(step.deadlineAt()).isBefore(clock.instant()))
          .filter(step -> !step.kind().equals(OwnerRef.KIND) && thing(step).canGo())
          .forEach(step ->
              engine.change(
                  sheet.saga().id(),
                  hand -> {
                    hand.retry(step.id(), "a person");
                    return true;
                  }));
    }
  }

  private void retryAll() {
    for (Sheet sheet : books.sheets()) {
      if (sheet.saga().state().isOpen() && !sheet.saga().mode().rehearsal()) {
        engine.change(sheet.saga().id(), hand -> hand.retry("a person"));
      }
    }
  }

  private boolean isQuiet() {
    return commands.next().isEmpty()
        && answers.next().isEmpty()
        && allSteps(false).noneMatch(this::mayStillMove)
        && allSteps(true).noneMatch(step -> step.state().isMoving())
        && books.sheets().stream()
            .noneMatch(
                sheet -> sheet.saga().state() == SagaState.PLANNING || sheet.saga().isFinishable());
  }

  private boolean mayStillMove(Step step) {
    boolean rests = step.state() == StepState.STUCK || step.state() == StepState.UNVERIFIABLE;
    boolean canGo = step.kind().equals(OwnerRef.KIND) ? isDeleted(step) : thing(step).canGo();
    return step.state().isMoving() || (rests && canGo);
  }

  private Thing thing(Step step) {
    return Objects.requireNonNull(provider.things.get(step.target().id()));
  }

  /// What must hold after every round: counts, gates, children and versions say what the steps say.
  private void checkBooks() {
    for (Sheet sheet : books.sheets()) {
      Saga saga = sheet.saga();
      List<Step> steps = books.stepsOf(saga.id());
      for (StepState state : StepState.values()) {
        assertThat(saga.counts().of(state))
            .as("count of %s", state)
            .isEqualTo((int) steps.stream().filter(step -> step.state() == state).count());
      }
      sheet
          .gates()
          .byKind()
          .forEach((kind, gate) ->
              assertThat(gate.remaining())
                  .as("gate of %s", kind)
                  .isEqualTo(
                      (int)
                          steps.stream()
                              .filter(step -> step.kind().equals(kind) && !step.passed())
                              .count()));
      if (saga.state() != SagaState.PLANNING) {
        steps.forEach(step -> checkStep(saga, step, steps));
      }
    }
    checkHistory();
  }

  private void checkStep(Saga saga, Step step, List<Step> all) {
    long waitsFor =
        all.stream()
            .filter(child -> Objects.equals(child.parent(), step.id()) && !child.passed())
            .filter(child -> !child.goesWithParent())
            .count();
    if (step.goesWithParent()) {
      waitsFor +=
          all.stream()
              .filter(carrier -> Objects.equals(step.parent(), carrier.id()))
              .filter(carrier -> isAwaited(saga, carrier))
              .count();
    }
    assertThat(books.childrenOf(saga.id(), step.id())).as("children").isEqualTo((int) waitsFor);
    Integer before = attempts.put(new StepKey(saga.id(), step.id()), step.attempt());
    assertThat(step.attempt()).as("attempts only grow").isGreaterThanOrEqualTo(orZero(before));
    if (step.state().isMoving() && saga.state().isOpen()) {
      assertThat(step.dueAt()).as("what moves has its time: %s", step).isNotNull();
    }
    assertThat(saga.counts().sent())
        .as("the window holds, but for what is sent again")
        .isLessThanOrEqualTo(saga.window());
  }

  private static boolean isAwaited(Saga saga, Step carrier) {
    return saga.mode().rehearsal()
        ? carrier.state() == StepState.PLANNED || carrier.state().isMoving()
        : carrier.state() != StepState.GONE;
  }

  private static int orZero(@Nullable Integer n) {
    return n == null ? 0 : n;
  }

  /// Every saga's events are numbered without a gap; only what was told since the last time is
  /// looked at.
  private void checkHistory() {
    List<SagaEvent> history = books.history();
    for (SagaEvent event : history.subList(told, history.size())) {
      assertThat(event.seq()).isEqualTo(seqs.getOrDefault(event.saga(), 0L) + 1);
      seqs.put(event.saga(), event.seq());
    }
    told = history.size();
    for (Sheet sheet : books.sheets()) {
      assertThat(sheet.saga().version()).isEqualTo(seqs.getOrDefault(sheet.saga().id(), 0L));
    }
  }

  /// Promises 1 to 4: every saga ended, or rests and names what is missing; nothing is called gone
  /// that is there.
  private void checkEnd() {
    for (Sheet sheet : books.sheets()) {
      Saga saga = sheet.saga();
      List<Step> steps = books.stepsOf(saga.id());
      if (saga.mode().rehearsal()) {
        assertThat(saga.state()).as("a dry run: %s", steps).isEqualTo(SagaState.REHEARSED);
        continue;
      }
      steps.forEach(this::checkGone);
      boolean canEnd = canGo(saga.owner().key(), steps);
      assertThat(saga.state())
          .as("saga of %s: %s", saga.owner(), steps)
          .isEqualTo(canEnd ? SagaState.DELETED : SagaState.STUCK);
      if (!canEnd) {
        checkFindings(own(saga.owner().key()), steps);
      }
    }
  }

  private void checkGone(Step step) {
    if (step.state() != StepState.GONE) {
      return;
    }
    if (step.kind().equals(OwnerRef.KIND)) {
      assertThat(isDeleted(step)).as("the owner of %s is deleted", step).isTrue();
      return;
    }
    Thing thing = thing(step);
    assertThat(thing.looksAfterGone).as("%s was looked at after it went", thing.id).isPositive();
    assertThat(thing.present && !thing.everResurrected).as("%s is gone", thing.id).isFalse();
  }

  private List<Thing> own(String owner) {
    return provider.things.values().stream().filter(thing -> thing.owner.equals(owner)).toList();
  }

  /// Whether everything can go, what is owned below included.
  private boolean canGo(String owner, List<Step> steps) {
    return own(owner).stream().allMatch(Thing::canGo)
        && steps.stream()
            .filter(step -> step.kind().equals(OwnerRef.KIND))
            .allMatch(this::isDeleted);
  }

  private boolean isDeleted(Step step) {
    OwnerRef ref =
        new OwnerRef(
            "t",
            step.target().scope().getOrDefault(OwnerRef.TYPE_SCOPE, ""),
            String.valueOf(step.target().id()));
    return books.run(() -> books.books().ledger().lock(ref).orElseThrow()).state()
        == Owner.State.DELETED;
  }

  private void checkFindings(List<Thing> own, List<Step> steps) {
    for (Thing thing : own) {
      Step step =
          steps.stream().filter(s -> thing.id.equals(s.target().id())).findFirst().orElseThrow();
      if (step.state() == StepState.STUCK || step.state() == StepState.UNVERIFIABLE) {
        assertThat(books.findings())
            .as("a person was told of %s", step)
            .anyMatch(alarm -> Objects.equals(alarm.step(), step.id()));
      }
      if (thing.canGo() && step.state() != StepState.PLANNED) {
        assertThat(step.state()).as("%s", step).isEqualTo(StepState.GONE);
      }
    }
  }

  private Allowance moodyAllowance() {
    return new Allowance() {
      @Override
      public @Nullable Instant notBefore(
          OwnerRef owner, UUID saga, Target target, String worker, Instant now) {
        return !commands.calm && random.nextInt(10) == 0
            ? now.plusMillis(random.nextLong(1, 3000))
            : null;
      }

      @Override
      public void used(Target target, String worker, Usage usage, Instant now) {}
    };
  }

  /// Nothing that runs in the process outlives it, so nothing may catch it.
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }
}
