package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Found;
import dev.cleanslate.messages.OrphanAlert.Finding;
import dev.cleanslate.messages.SagaEvent;
import dev.cleanslate.messages.SagaEvent.StepMove;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.orchestrator.alert.Alarm;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.Kind;
import dev.cleanslate.orchestrator.catalog.OwnerType;
import dev.cleanslate.orchestrator.plan.Plan;
import dev.cleanslate.orchestrator.saga.Effect;
import dev.cleanslate.orchestrator.saga.Event;
import dev.cleanslate.orchestrator.saga.Gates;
import dev.cleanslate.orchestrator.saga.Mode;
import dev.cleanslate.orchestrator.saga.Move;
import dev.cleanslate.orchestrator.saga.Saga;
import dev.cleanslate.orchestrator.saga.SagaRules;
import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.orchestrator.saga.Step;
import dev.cleanslate.orchestrator.saga.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One saga within one transaction: what was loaded, what the rules made of it, and what is to be
/// saved and sent.
final class SagaWork {
  private final Catalog catalog;
  private final OwnerType type;
  private final Sheet loaded;
  private final Tickets tickets;
  private final Instant now;
  private final Map<Long, StepState> before = new LinkedHashMap<>();
  private final Map<Long, Step> steps = new LinkedHashMap<>();
  private final Map<Long, Step> changed = new TreeMap<>();
  private final Map<Long, Effect> sends = new LinkedHashMap<>();
  private final Map<Long, Integer> children = new TreeMap<>();
  private final Map<Long, Integer> carriers = new TreeMap<>();
  private final List<StepMove> moves = new ArrayList<>();
  private final List<Alarm> alarms = new ArrayList<>();
  private final List<Long> resolved = new ArrayList<>();
  private final List<Long> seenGone = new ArrayList<>();
  private final Map<Long, String> found = new LinkedHashMap<>();
  private final List<Discovery> cameUpon = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Saga saga;
  private Gates gates;
  private Plan plan;

  SagaWork(Catalog catalog, Sheet loaded, Tickets tickets, Instant now) {
    this.catalog = catalog;
    this.type = catalog.knownOwnerType(loaded.saga().owner().type());
    this.loaded = loaded;
    this.tickets = tickets;
    this.now = now;
    this.saga = loaded.saga();
    this.gates = loaded.gates();
    this.plan = loaded.plan();
  }

  Saga saga() {
    return saga;
  }

  /// As it was loaded.
  Saga before() {
    return loaded.saga();
  }

  Gates gates() {
    return gates;
  }

  Plan plan() {
    return plan;
  }

  OwnerType type() {
    return type;
  }

  void load(Step step) {
    if (steps.putIfAbsent(step.id(), step) == null) {
      before.put(step.id(), step.state());
    }
  }

  @Nullable Step step(long id) {
    return steps.get(id);
  }

  String worker(Step step) {
    return catalog.worker(step.target());
  }

  Kind kind(Step step) {
    return catalog.kind(step.kind());
  }

  /// Lets the rules decide; answers why the message was rejected, if it was.
  @Nullable String on(Step step, Event event) {
    Move move = SagaRules.on(saga, gates, step, kind(step), event, now);
    saga = move.saga();
    gates = move.gates();
    String rejected = null;
    Step after = move.step();
    for (Effect effect : move.effects()) {
      switch (effect) {
        case Effect.Advance _, Effect.Look _ -> {
          after = stamped(after);
          sends.put(after.id(), effect);
        }
        case Effect.ChildMoved(long parent, int delta) -> childMoved(parent, delta);
        case Effect.SeenGone _ -> seenGone.add(after.id());
        case Effect.Identified(String id) -> found.put(after.id(), id);
        case Effect.CameUpon(List<Found> things) ->
            cameUpon.add(new Discovery(saga.owner(), saga.id(), after.id(), things));
        case Effect.Raise(Finding finding, String reason) -> raise(finding, after, reason);
        case Effect.Resolve _ -> resolved.add(after.id());
        case Effect.Reject(String why) -> rejected = why;
      }
    }
    if (!after.equals(step)) {
      put(step, after);
    }
    return rejected;
  }

  private Step stamped(Step step) {
    return step.with(edit -> edit.ticket(tickets.next(step.ticket())));
  }

  private void put(Step was, Step after) {
    steps.put(after.id(), after);
    changed.put(after.id(), after);
    boolean wasGone = isOutOfTheWay(was.state());
    boolean isGone = isOutOfTheWay(after.state());
    if (wasGone != isGone && type.takesAlong(after.kind())) {
      carriers.merge(after.id(), isGone ? -1 : 1, Integer::sum);
    }
    if (was.state() != after.state()) {
      moves.add(
          new StepMove(
              after.id(),
              after.kind(),
              after.target().id(),
              was.state().wire(),
              after.state().wire(),
              after.why()));
    }
  }

  /// Whether what goes with it may be looked at: in a rehearsal, as soon as it was looked at
  /// itself.
  private boolean isOutOfTheWay(StepState state) {
    return saga.mode().rehearsal()
        ? state != StepState.PLANNED && !state.isMoving()
        : state == StepState.GONE;
  }

  void childMoved(long parent, int delta) {
    children.merge(parent, delta, Integer::sum);
  }

  void raise(Finding finding, Step step, String reason) {
    alarms.add(
        new Alarm(finding, saga.owner(), saga.id(), step.id(), step.target(), shortened(reason)));
  }

  void raise(Finding finding, String reason) {
    alarms.add(new Alarm(finding, saga.owner(), saga.id(), null, null, shortened(reason)));
  }

  private static String shortened(String reason) {
    return reason.length() <= 500 ? reason : reason.substring(0, 497) + "...";
  }

  /// Counts steps that were added to the saga.
  void added(List<Step> added) {
    for (Step step : added) {
      saga = saga.counting(saga.counts().plus(StepState.PLANNED, 1));
      gates = gates.remaining(step.kind(), 1);
    }
  }

  void planned(Plan whole, long through) {
    plan = whole;
    saga = saga.plannedTo(through);
  }

  void become(SagaState state, String note) {
    saga = saga.in(state);
    notes.add(note);
  }

  void become(Mode mode) {
    saga = saga.in(mode);
  }

  void note(String note) {
    notes.add(note);
  }

  void due(@Nullable Instant at) {
    saga = saga.due(at);
  }

  void openGates() {
    if (saga.isRunning()) {
      gates = gates.settled(type, saga.left());
    }
  }

  /// The room in the window, per kind whose gate is open; empty where nothing can be opened.
  List<Sagas.Room> room() {
    if (!saga.isRunning() || saga.slots() == 0 || saga.counts().planned() == 0) {
      return List.of();
    }
    return gates.open().stream()
        .filter(kind -> gates.of(kind).remaining() > 0)
        .map(kind -> new Sagas.Room(saga.id(), kind, saga.slots()))
        .toList();
  }

  /// Says what the saga is once everything that could be opened was; `held` if something could not
  /// for now.
  void conclude(boolean held) {
    if (saga.isFinishable()) {
      due(now);
    } else if (saga.isRunning()) {
      boolean rests = saga.counts().moving() == 0 && !held;
      saga = saga.in(rests ? SagaState.STUCK : SagaState.DELETING);
    }
  }

  boolean isChanged() {
    return !changed.isEmpty()
        || !notes.isEmpty()
        || !saga.equals(loaded.saga())
        || !gates.equals(loaded.gates());
  }

  boolean isTurnedChild() {
    SagaState from = loaded.saga().state();
    boolean began = from == SagaState.PLANNING && saga.state() == SagaState.DELETING;
    return saga.state() != from && !began && catalog.isOwned(type.name());
  }

  Map<StepKey, Integer> childrenMoved() {
    return taken(children);
  }

  /// Carriers that were verified gone (-1) or are back (+1), since the last call.
  Map<StepKey, Integer> carriersMoved() {
    return taken(carriers);
  }

  private Map<StepKey, Integer> taken(Map<Long, Integer> deltas) {
    Map<StepKey, Integer> moved =
        deltas.entrySet().stream()
            .filter(entry -> entry.getValue() != 0)
            .collect(
                Collectors.toMap(e -> new StepKey(saga.id(), e.getKey()), Map.Entry::getValue));
    deltas.clear();
    return moved;
  }

  /// What is to be saved; the version grows exactly when there is something to tell.
  Change change() {
    boolean tell = !moves.isEmpty() || !notes.isEmpty() || saga.state() != loaded.saga().state();
    if (tell) {
      saga = saga.next();
    }
    List<Change.StepChange> list =
        changed.values().stream()
            .map(step ->
                new Change.StepChange(before.getOrDefault(step.id(), StepState.PLANNED), step))
            .toList();
    return new Change(new Sheet(saga, gates, plan, loaded.trace()), list, tell ? event() : null);
  }

  private SagaEvent event() {
    int spelt = Math.min(moves.size(), SagaEvent.MAX_MOVES);
    return new SagaEvent(
        saga.id(),
        saga.version(),
        saga.owner(),
        saga.incarnation(),
        saga.state().wire(),
        saga.counts().byName(),
        moves.subList(0, spelt),
        moves.size() - spelt,
        notes.isEmpty() ? null : String.join("; ", notes),
        now);
  }

  List<Outgoing> outgoing() {
    List<Outgoing> list = new ArrayList<>();
    sends.forEach((id, effect) -> list.add(outgoing(changed.get(id), effect)));
    return list;
  }

  private Outgoing outgoing(@Nullable Step step, Effect effect) {
    if (step == null || step.ticket() == null || step.dueAt() == null) {
      throw new IllegalStateException("a step was sent without ticket or lease");
    }
    Kind kind = kind(step);
    StepRef ref = new StepRef(saga.id(), step.id(), step.round(), step.ticket());
    long expiry =
        Math.clamp(Duration.between(now, step.dueAt()).toMillis(), 1, Command.MAX_EXPIRY_MS);
    Command command =
        effect instanceof Effect.Look
            ? new Command.Look(ref, saga.owner(), step.target(), expiry)
            : new Command.Advance(
                ref, saga.owner(), step.target(), saga.mode().force() ? true : null, expiry);
    return new Outgoing(
        catalog.worker(step.target()), lane(kind, step.target()), command, loaded.trace());
  }

  private static String lane(Kind kind, Target target) {
    if (kind.lane().isEmpty()) {
      return kind.name() + "/" + (target.id() == null ? target.marker() : target.id());
    }
    return kind.lane().stream()
        .map(name -> target.scope().getOrDefault(name, ""))
        .collect(Collectors.joining("/", kind.worker() + "/", ""));
  }

  List<Alarm> alarms() {
    return alarms;
  }

  List<Long> resolved() {
    return resolved;
  }

  List<Long> seenGone() {
    return seenGone;
  }

  List<Discovery> cameUpon() {
    return cameUpon;
  }

  Map<Long, String> found() {
    return found;
  }
}
