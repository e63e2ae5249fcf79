package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.Found;
import dev.cleanslate.messages.OrphanAlert.Finding;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
  private final Shifts children = new Shifts();
  private final Shifts carriers = new Shifts();
  private final Telling telling = new Telling();
  private final List<Alarm> alarms = new ArrayList<>();
  private final List<Long> resolved = new ArrayList<>();
  private final List<Long> seenGone = new ArrayList<>();
  private final Map<Long, String> found = new LinkedHashMap<>();
  private final List<Discovery> cameUpon = new ArrayList<>();
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
    this.gates = saga.state().isOpen() ? loaded.gates().fitting(type) : loaded.gates();
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
            cameUpon.add(
                new Discovery(saga.owner(), saga.id(), after.id(), things, loaded.trace()));
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
      carriers.add(after.id(), isGone ? -1 : 1);
    }
    if (was.state() != after.state()) {
      telling.moved(was, after);
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
    children.add(parent, delta);
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
    telling.note(note);
  }

  void become(Mode mode) {
    saga = saga.in(mode);
  }

  void note(String note) {
    telling.note(note);
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
        || telling.hasNotes()
        || !saga.equals(loaded.saga())
        || !gates.equals(loaded.gates());
  }

  boolean isTurnedChild() {
    SagaState from = loaded.saga().state();
    boolean began = from == SagaState.PLANNING && saga.state() == SagaState.DELETING;
    return saga.state() != from && !began && catalog.isOwned(type.name());
  }

  Map<StepKey, Integer> childrenMoved() {
    return children.taken(saga.id());
  }

  /// Carriers that were verified gone (-1) or are back (+1), since the last call.
  Map<StepKey, Integer> carriersMoved() {
    return carriers.taken(saga.id());
  }

  /// What is to be saved; the version grows exactly when there is something to tell.
  Change change() {
    boolean tell = telling.hasAny() || saga.state() != loaded.saga().state();
    if (tell) {
      saga = saga.next();
    }
    List<Change.StepChange> list =
        changed.values().stream()
            .map(step ->
                new Change.StepChange(before.getOrDefault(step.id(), StepState.PLANNED), step))
            .toList();
    return new Change(
        new Sheet(saga, gates, plan, loaded.trace()),
        list,
        tell ? telling.event(saga, now) : null,
        !gates.byKind().keySet().equals(loaded.gates().byKind().keySet()));
  }

  List<Outgoing> outgoing() {
    List<Outgoing> list = new ArrayList<>();
    Sending sending = new Sending(catalog, saga, loaded.trace(), now);
    sends.forEach((id, effect) -> list.add(sending.of(changed.get(id), effect)));
    return list;
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
