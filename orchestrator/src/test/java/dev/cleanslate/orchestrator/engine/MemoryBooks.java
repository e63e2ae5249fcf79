package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.OrphanAlert.Finding;
import dev.cleanslate.messages.SagaEvent;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Traceparent;
import dev.cleanslate.orchestrator.alert.Alarm;
import dev.cleanslate.orchestrator.alert.Alerts;
import dev.cleanslate.orchestrator.engine.MemoryState.Cell;
import dev.cleanslate.orchestrator.engine.MemoryState.Wait;
import dev.cleanslate.orchestrator.saga.Saga;
import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.orchestrator.saga.Step;
import dev.cleanslate.orchestrator.saga.StepState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Books in memory, one transaction at a time, with real rollback. `beforeCommit` and `afterCommit`
/// let a simulation crash at the two moments that matter.
public final class MemoryBooks implements Transactions, Sagas, Alerts {
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final MemoryLedger ledger = new MemoryLedger(this);
  private final Deque<Runnable> afterwards = new ArrayDeque<>();
  private int depth;
  MemoryState state = new MemoryState();

  /// Runs right before a commit; an exception rolls back.
  public Runnable beforeCommit = () -> {};

  /// Runs right after a commit; an exception loses what was to be sent.
  public Runnable afterCommit = () -> {};

  /// Books whose time is that clock's.
  public MemoryBooks(Clock clock) {
    this.clock = clock;
  }

  /// The same as what the engine writes to.
  public Books books() {
    return new Books(this, this, ledger, this);
  }

  /// What was told, in order.
  public List<SagaEvent> history() {
    return List.copyOf(state.history);
  }

  /// Findings that are open.
  public Collection<Alarm> findings() {
    return List.copyOf(state.findings.values());
  }

  /// All sheets, for assertions.
  public Collection<Sheet> sheets() {
    return List.copyOf(state.sagas.values());
  }

  /// All steps of a saga, for assertions.
  public List<Step> stepsOf(UUID saga) {
    return state.steps.entrySet().stream()
        .filter(entry -> entry.getKey().saga().equals(saga))
        .map(entry -> entry.getValue().step())
        .toList();
  }

  /// How many children a step waits for, for assertions.
  public int childrenOf(UUID saga, long step) {
    return Objects.requireNonNull(state.steps.get(new StepKey(saga, step))).childrenOpen();
  }

  @Override
  public <T> T run(Supplier<T> work) {
    if (lock.isHeldByCurrentThread() && depth > 0) {
      return work.get();
    }
    T result;
    List<Runnable> mine;
    lock.lock();
    MemoryState snapshot = state.copy();
    try {
      depth++;
      result = work.get();
      beforeCommit.run();
      mine = new ArrayList<>(afterwards);
    } catch (RuntimeException | Error failure) {
      state = snapshot;
      throw failure;
    } finally {
      afterwards.clear();
      depth--;
      lock.unlock();
    }
    afterCommit.run();
    mine.forEach(Runnable::run);
    return result;
  }

  @Override
  public void afterCommit(Runnable work) {
    afterwards.add(work);
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public boolean insert(Sheet sheet, Opening opening) {
    if (openFor(sheet.saga().ownerNo(), sheet.saga().mode().rehearsal()).isPresent()) {
      return false;
    }
    state.sagas.put(sheet.saga().id(), sheet);
    return true;
  }

  @Override
  public Optional<UUID> openFor(long ownerNo) {
    return openFor(ownerNo, false);
  }

  @Override
  public Optional<UUID> rehearsalFor(long ownerNo) {
    return openFor(ownerNo, true);
  }

  private Optional<UUID> openFor(long ownerNo, boolean rehearsal) {
    return state.sagas.values().stream()
        .map(Sheet::saga)
        .filter(saga -> saga.ownerNo() == ownerNo && saga.state().isOpen())
        .filter(saga -> saga.mode().rehearsal() == rehearsal)
        .map(Saga::id)
        .findFirst();
  }

  @Override
  public Optional<UUID> lastFor(long ownerNo) {
    return state.sagas.values().stream()
        .map(Sheet::saga)
        .filter(saga -> saga.ownerNo() == ownerNo && !saga.mode().rehearsal())
        .max(Comparator.comparing(Saga::createdAt))
        .map(Saga::id);
  }

  @Override
  public List<Saga> peek(Collection<UUID> ids) {
    return ids.stream()
        .distinct()
        .map(state.sagas::get)
        .filter(Objects::nonNull)
        .map(Sheet::saga)
        .toList();
  }

  @Override
  public Map<UUID, Sheet> lock(Collection<UUID> ids, boolean waiting) {
    Map<UUID, Sheet> sheets = new TreeMap<>(SagaOrder.BY_ID);
    for (UUID id : ids) {
      Sheet sheet = state.sagas.get(id);
      if (sheet != null) {
        sheets.put(id, sheet);
      }
    }
    return sheets;
  }

  @Override
  public Map<StepKey, Step> steps(Collection<StepKey> keys) {
    Map<StepKey, Step> steps = new TreeMap<>();
    for (StepKey key : keys) {
      Cell cell = state.steps.get(key);
      if (cell != null) {
        steps.put(key, loaded(key, cell));
      }
    }
    return steps;
  }

  /// As the database does, a step is loaded with its resource's present id.
  private Step loaded(StepKey key, Cell cell) {
    var resource = state.resources.get(key.step());
    Step step = cell.step();
    if (resource == null || resource.holding().target().equals(step.target())) {
      return step;
    }
    return new Step(
        step.id(),
        resource.holding().target(),
        step.parent(),
        step.goesWithParent(),
        step.state(),
        step.round(),
        step.attempt(),
        step.unanswered(),
        step.failures(),
        step.ticket(),
        step.dueAt(),
        step.deadlineAt(),
        step.settleAt(),
        step.passed(),
        step.refused(),
        step.why(),
        step.evidence(),
        step.tally());
  }

  @Override
  public List<StepKey> due(int limit) {
    Instant now = now();
    return state.steps.entrySet().stream()
        .filter(e -> e.getValue().step().dueAt() != null)
        .filter(e -> !Objects.requireNonNull(e.getValue().step().dueAt()).isAfter(now))
        .sorted(Comparator.comparing(e -> Objects.requireNonNull(e.getValue().step().dueAt())))
        .limit(limit)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public List<UUID> dueSagas(int limit) {
    Instant now = now();
    return state.sagas.values().stream()
        .map(Sheet::saga)
        .filter(saga -> saga.dueAt() != null && !saga.dueAt().isAfter(now))
        .sorted(Comparator.comparing(saga -> Objects.requireNonNull(saga.dueAt())))
        .limit(limit)
        .map(Saga::id)
        .toList();
  }

  @Override
  public List<Opened> openable(List<Room> rooms) {
    List<Opened> opened = new ArrayList<>();
    for (Room room : rooms) {
      state.steps.entrySet().stream()
          .filter(e -> e.getKey().saga().equals(room.saga()))
          .filter(e -> e.getValue().step().kind().equals(room.kind()))
          .filter(e -> e.getValue().step().state() == StepState.PLANNED)
          .filter(e -> e.getValue().childrenOpen() == 0)
          .limit(room.slots())
          .forEach(e -> opened.add(new Opened(room.saga(), loaded(e.getKey(), e.getValue()))));
    }
    return opened;
  }

  @Override
  public Map<UUID, List<Step>> plan(Map<UUID, List<Step>> steps) {
    Map<UUID, List<Step>> added = new LinkedHashMap<>();
    steps.forEach((saga, list) -> {
      for (Step step : list) {
        if (state.steps.putIfAbsent(new StepKey(saga, step.id()), new Cell(step, 0)) == null) {
          added.computeIfAbsent(saga, _ -> new ArrayList<>()).add(step);
        }
      }
    });
    return added;
  }

  @Override
  public void countChildren(UUID saga) {
    Map<Long, Integer> counts = new LinkedHashMap<>();
    for (Step step : stepsOf(saga)) {
      Long parent = step.parent();
      if (parent != null && !step.goesWithParent() && !step.passed()) {
        counts.merge(parent, 1, Integer::sum);
      }
    }
    counts.forEach((parent, n) ->
        state.steps.computeIfPresent(
            new StepKey(saga, parent), (_, cell) -> new Cell(cell.step(), n)));
    awaitCarriers(saga, stepsOf(saga).stream().map(Step::id).toList());
  }

  @Override
  public void awaitCarriers(UUID saga, Collection<Long> steps) {
    for (Long id : steps) {
      StepKey key = new StepKey(saga, id);
      Step step = Objects.requireNonNull(state.steps.get(key)).step();
      Long parent = step.parent();
      Cell carrier = parent == null ? null : state.steps.get(new StepKey(saga, parent));
      if (step.goesWithParent() && carrier != null && carrier.step().state() != StepState.GONE) {
        childrenMoved(Map.of(key, 1));
      }
    }
  }

  @Override
  public void carriersMoved(Map<StepKey, Integer> deltas) {
    deltas.forEach((carrier, delta) -> {
      for (Step step : stepsOf(carrier.saga())) {
        if (step.goesWithParent() && Objects.equals(step.parent(), carrier.step())) {
          childrenMoved(Map.of(new StepKey(carrier.saga(), step.id()), delta));
        }
      }
    });
  }

  @Override
  public void await(UUID child, StepRef parent) {
    StepKey key = new StepKey(parent.saga(), parent.step());
    Wait before = state.waits.get(key);
    if (before == null || before.parent().round() <= parent.round()) {
      state.waits.put(key, new Wait(child, parent));
    }
  }

  @Override
  public Optional<Awaited> awaited(UUID parent, long step) {
    return Optional.ofNullable(state.waits.get(new StepKey(parent, step)))
        .map(wait -> new Awaited(wait.child(), wait.parent().round()));
  }

  @Override
  public Map<UUID, List<StepRef>> awaiting(Collection<UUID> children) {
    return state.waits.values().stream()
        .filter(wait -> children.contains(wait.child()))
        .collect(
            Collectors.groupingBy(
                Wait::child, Collectors.mapping(Wait::parent, Collectors.toList())));
  }

  @Override
  public Optional<String> whatIsStuck(UUID saga) {
    return stepsOf(saga).stream()
        .filter(s -> s.state() == StepState.STUCK || s.state() == StepState.UNVERIFIABLE)
        .min(Comparator.comparing((Step s) -> s.state().wire()).thenComparingLong(Step::id))
        .map(s -> s.kind() + " " + s.target().id() + ": " + s.why());
  }

  @Override
  public void childrenMoved(Map<StepKey, Integer> deltas) {
    deltas.forEach((key, delta) ->
        state.steps.computeIfPresent(
            key, (_, cell) -> new Cell(cell.step(), cell.childrenOpen() + delta)));
  }

  @Override
  public void save(List<Change> changes) {
    for (Change change : changes) {
      Saga saga = change.sheet().saga();
      for (Change.StepChange step : change.steps()) {
        save(new StepKey(saga.id(), step.after().id()), step);
      }
      state.sagas.put(saga.id(), change.sheet());
      SagaEvent event = change.event();
      if (event != null) {
        state.history.add(event);
      }
    }
  }

  private void save(StepKey key, Change.StepChange step) {
    Cell cell = state.steps.get(key);
    if (cell == null || cell.step().state() != step.before()) {
      throw new IllegalStateException("step " + key + " had moved although its saga was locked");
    }
    state.steps.put(key, new Cell(step.after(), cell.childrenOpen()));
  }

  @Override
  public void stopTimers(UUID saga) {
    for (Step step : stepsOf(saga)) {
      StepKey key = new StepKey(saga, step.id());
      state.steps.computeIfPresent(
          key, (_, cell) -> new Cell(withoutTimer(cell.step()), cell.childrenOpen()));
    }
  }

  private static Step withoutTimer(Step step) {
    return new Step(
        step.id(),
        step.target(),
        step.parent(),
        step.goesWithParent(),
        step.state(),
        step.round(),
        step.attempt(),
        step.unanswered(),
        step.failures(),
        step.ticket(),
        null,
        step.deadlineAt(),
        step.settleAt(),
        step.passed(),
        step.refused(),
        step.why(),
        step.evidence(),
        step.tally());
  }

  @Override
  public Traceparent trace(UUID saga) {
    Sheet sheet = state.sagas.get(saga);
    return sheet == null ? Traceparent.of(saga, null) : sheet.trace();
  }

  @Override
  public void postpone(UUID saga, Duration by) {
    throw new IllegalStateException("nothing ever fails in memory, but saga " + saga + " did");
  }

  @Override
  public List<Long> retryable(UUID saga, long beyond, int limit) {
    return stepsOf(saga).stream()
        .filter(step -> step.state() == StepState.STUCK || step.state() == StepState.UNVERIFIABLE)
        .map(Step::id)
        .filter(id -> id > beyond)
        .limit(limit)
        .toList();
  }

  @Override
  public List<Long> gone(UUID saga, long beyond, int limit) {
    return stepsOf(saga).stream()
        .filter(step -> step.state() == StepState.GONE)
        .map(Step::id)
        .filter(id -> id > beyond)
        .limit(limit)
        .toList();
  }

  @Override
  public void raise(List<Alarm> alarms) {
    alarms.forEach(alarm -> state.findings.put(key(alarm), alarm));
  }

  private static String key(Alarm alarm) {
    return alarm.finding() + "/" + (alarm.step() == null ? alarm.saga() : alarm.step());
  }

  @Override
  public void resolve(Collection<Long> steps) {
    state
        .findings
        .values()
        .removeIf(alarm ->
            alarm.step() != null
                && alarm.finding() != Finding.RESEMBLING
                && steps.contains(alarm.step()));
  }

  @Override
  public void resolve(UUID saga) {
    state.findings.values().removeIf(alarm -> alarm.step() == null && saga.equals(alarm.saga()));
  }

  /// Whether a saga has ended well, for assertions.
  public boolean isDeleted(UUID saga) {
    return Objects.requireNonNull(state.sagas.get(saga)).saga().state() == SagaState.DELETED;
  }
}
