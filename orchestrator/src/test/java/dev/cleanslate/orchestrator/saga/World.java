package dev.cleanslate.orchestrator.saga;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.messages.Verdict.Standing;
import dev.cleanslate.orchestrator.catalog.Kind;
import dev.cleanslate.orchestrator.catalog.OwnerType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A small saga, the provider it works on and the mail between them, at one moment. Immutable, so
/// that every order of events can be walked. Mail is never taken out: it may come late and twice.
///
/// @param there the numbers of the things that the provider still has
record World(
    Small small,
    Saga saga,
    Gates gates,
    List<Step> steps,
    Set<Mail> mail,
    Set<Long> there,
    Instant now) {

  /// What does not change: the owner type and its kinds.
  record Small(OwnerType type, Map<String, Kind> kinds) {}

  sealed interface Mail {
    record Advance(StepRef ref) implements Mail {}

    record Look(StepRef ref) implements Mail {}

    record Answer(Reply reply) implements Mail {}

    record Judgement(Verdict verdict) implements Mail {}
  }

  static World of(OwnerType type, Kind... kindOfEachStep) {
    List<Step> steps = new ArrayList<>();
    Gates gates = Gates.of(type);
    for (Kind kind : kindOfEachStep) {
      long id = steps.size() + 1L;
      steps.add(Step.planned(id, Target.of(kind.name(), "id-" + id, Map.of(), "a"), null, null));
      gates = gates.remaining(kind.name(), 1);
    }
    Map<String, Kind> kinds =
        Stream.of(kindOfEachStep)
            .distinct()
            .collect(java.util.stream.Collectors.toMap(Kind::name, kind -> kind));
    Counts counts = Counts.NONE.plus(StepState.PLANNED, steps.size());
    Set<Long> there = new HashSet<>();
    steps.forEach(step -> there.add(step.id()));
    return new World(
            new Small(type, kinds),
            Steps.saga(SagaState.DELETING, counts),
            gates,
            List.copyOf(steps),
            Set.of(),
            Set.copyOf(there),
            Steps.NOW)
        .opened();
  }

  /// Every world that one event makes of this one.
  Stream<World> next() {
    Stream<World> dueNow = IntStream.range(0, steps.size()).boxed().flatMap(i -> due(i).stream());
    Stream<World> delivered = mail.stream().flatMap(this::handled);
    return Stream.of(dueNow, delivered, later()).flatMap(worlds -> worlds);
  }

  /// After the step's time has come; nothing where none was set.
  Optional<World> due(int index) {
    Instant dueAt = steps.get(index).dueAt();
    return dueAt == null ? Optional.empty() : Optional.of(on(index, new Event.Due(null)));
  }

  World at(Instant then) {
    return new World(small, saga, gates, steps, mail, there, then);
  }

  World retried(int index) {
    return on(index, new Event.Retried("jo"));
  }

  boolean isDone() {
    return saga.state() == SagaState.DELETED;
  }

  /// All deadlines pass at once.
  private Stream<World> later() {
    Instant late = Steps.NOW.plus(Duration.ofDays(1));
    return now.isBefore(late) ? Stream.of(at(late)) : Stream.empty();
  }

  private Stream<World> handled(Mail each) {
    return switch (each) {
      case Mail.Advance(var ref) -> advanced(ref);
      case Mail.Look(var ref) -> looked(ref);
      case Mail.Answer(var reply) -> Stream.of(delivered(reply));
      case Mail.Judgement(var verdict) -> Stream.of(delivered(verdict));
    };
  }

  /// A provider that deletes, that says it did and did not, that is slow, refuses or is down.
  private Stream<World> advanced(StepRef ref) {
    return Stream.of(
        obeyed(ref),
        with(new Mail.Answer(Steps.gone(ref))),
        with(new Mail.Answer(Steps.slow(ref, Duration.ofSeconds(5)))),
        with(new Mail.Answer(Steps.refused(ref))),
        with(new Mail.Answer(Steps.unavailable(ref, null))));
  }

  private Stream<World> looked(StepRef ref) {
    World unclear = with(new Mail.Judgement(Steps.unclear(ref, Doubt.UNAVAILABLE)));
    return there.contains(ref.step())
        ? Stream.of(
            unclear,
            with(new Mail.Judgement(Steps.present(ref, Standing.HELD))),
            with(new Mail.Judgement(Steps.present(ref, Standing.DELETING))))
        : Stream.of(unclear, with(new Mail.Judgement(Steps.absent(ref))));
  }

  /// The thing is deleted and the worker says so.
  World obeyed(StepRef ref) {
    Set<Long> left = new HashSet<>(there);
    left.remove(ref.step());
    return new World(small, saga, gates, steps, mail, Set.copyOf(left), now)
        .with(new Mail.Answer(Steps.gone(ref)))
        .inOrder(ref);
  }

  /// The truth about the thing.
  Verdict truth(StepRef ref) {
    return there.contains(ref.step()) ? Steps.present(ref, Standing.FREE) : Steps.absent(ref);
  }

  World delivered(Reply reply) {
    return on((int) reply.ref().step() - 1, new Event.Answered(reply));
  }

  World delivered(Verdict verdict) {
    return on((int) verdict.ref().step() - 1, new Event.Judged(verdict));
  }

  private World with(Mail more) {
    Set<Mail> all = new HashSet<>(mail);
    all.add(more);
    return new World(small, saga, gates, steps, Set.copyOf(all), there, now);
  }

  private World on(int index, Event event) {
    Step before = steps.get(index);
    Kind kind = kind(before);
    Move move = SagaRules.on(saga, gates, before, kind, event, now);
    Invariants.hold(saga, gates, before, event, now, move);
    List<Step> after = new ArrayList<>(steps);
    after.set(index, stamped(move));
    World world = new World(small, move.saga(), move.gates(), List.copyOf(after), mail, there, now);
    StepRef ref = ref(after.get(index));
    for (Effect effect : move.effects()) {
      switch (effect) {
        case Effect.Advance _ -> world = world.with(new Mail.Advance(ref));
        case Effect.Look _ -> world = world.with(new Mail.Look(ref));
        case Effect.Reject(var why) -> throw new AssertionError(why + ": " + event);
        case Effect.ChildMoved _,
            Effect.SeenGone _,
            Effect.Identified _,
            Effect.CameUpon _,
            Effect.Raise _,
            Effect.Resolve _ -> {}
      }
    }
    return world.opened();
  }

  private static Step stamped(Move move) {
    Step step = move.step();
    boolean sends =
        move.effects().contains(new Effect.Advance()) || move.effects().contains(new Effect.Look());
    UUID ticket = new UUID(step.id() * 100 + step.round(), step.attempt());
    return sends ? step.with(edit -> edit.ticket(ticket)) : step;
  }

  private static StepRef ref(Step step) {
    UUID ticket = step.ticket();
    return new StepRef(
        Steps.SAGA, step.id(), step.round(), ticket == null ? Steps.ticket(0) : ticket);
  }

  /// Opens what may be opened, and ends the saga when all is gone.
  private World opened() {
    World world =
        new World(
            small,
            saga,
            gates.settled(small.type(), saga.counts().left()),
            steps,
            mail,
            there,
            now);
    world.check();
    for (int i = 0; i < steps.size(); i++) {
      boolean open = world.gates.of(steps.get(i).kind()).isOpen();
      if (open && steps.get(i).state() == StepState.PLANNED) {
        return world.on(i, new Event.Picked());
      }
    }
    return saga.isFinishable() ? world.ended() : world;
  }

  private World ended() {
    holds(there.isEmpty(), () -> "ended, and there: " + there);
    return new World(small, saga.in(SagaState.DELETED), gates, steps, mail, there, now);
  }

  private void check() {
    Counts counted = Counts.NONE;
    Gates none = Gates.of(small.type());
    for (Step step : steps) {
      counted = counted.plus(step.state(), 1);
      none = step.passed() ? none : none.remaining(step.kind(), 1);
      if (step.state() == StepState.GONE) {
        holds(!there.contains(step.id()), () -> "gone, and there: " + step);
      }
    }
    holds(saga.counts().equals(counted), () -> "miscounted: " + this);
    for (Gate gate : none.byKind().values()) {
      Gate mine = gates.of(gate.kind());
      holds(mine.remaining() == gate.remaining(), () -> "the gate of " + gate.kind() + ": " + this);
      holds(mine.blockedBy() >= 0, () -> "blocked by less than nothing: " + this);
    }
  }

  private static void holds(boolean holds, Supplier<String> otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise.get());
    }
  }

  /// Nothing is deleted while what must have been seen gone before it is still there.
  private World inOrder(StepRef ref) {
    String kind = steps.get((int) ref.step() - 1).kind();
    for (Step other : steps) {
      boolean must =
          small.type().last().contains(kind)
              ? !other.kind().equals(kind)
              : small.type().predecessors(kind).contains(other.kind())
                  && kind(other).verification().throughParent();
      if (must) {
        holds(!there.contains(other.id()), () -> kind + " went before " + other);
      }
    }
    return this;
  }

  private Kind kind(Step step) {
    return java.util.Objects.requireNonNull(small.kinds().get(step.kind()));
  }
}
