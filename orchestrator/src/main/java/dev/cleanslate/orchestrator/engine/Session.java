package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.saga.Event;
import dev.cleanslate.orchestrator.saga.Saga;
import dev.cleanslate.orchestrator.saga.Step;
import dev.cleanslate.orchestrator.saga.StepState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The sagas of one transaction, from lock to save. Lives no longer than the transaction; what is
/// to be sent is taken from it after the commit.
final class Session {
  private final Books books;
  private final Allowance allowance;
  private final Instant now;
  private final Map<UUID, SagaWork> works = new TreeMap<>(SagaOrder.BY_ID);
  private final List<Rejection> rejections = new ArrayList<>();
  private final List<Occurrence.Heard> heard = new ArrayList<>();
  private final List<Occurrence.Turn> turns = new ArrayList<>();

  Session(
      Books books, Catalog catalog, Allowance allowance, Tickets tickets, Map<UUID, Sheet> locked) {
    this.books = books;
    this.allowance = allowance;
    this.now = books.sagas().now();
    locked.forEach((id, sheet) -> works.put(id, new SagaWork(catalog, sheet, tickets, now)));
  }

  Instant now() {
    return now;
  }

  Collection<SagaWork> works() {
    return works.values();
  }

  @Nullable SagaWork work(UUID saga) {
    return works.get(saga);
  }

  void load(Collection<StepKey> keys) {
    List<StepKey> ofLocked =
        keys.stream().filter(key -> works.containsKey(key.saga())).sorted().distinct().toList();
    books
        .sagas()
        .steps(ofLocked)
        .forEach((key, step) -> Objects.requireNonNull(works.get(key.saga())).load(step));
  }

  /// Hands an event to the rules; what belongs to no saga or step is a rejection.
  void on(Incoming incoming) {
    SagaWork work = works.get(incoming.saga());
    Step step = work == null ? null : work.step(incoming.step());
    if (work == null || step == null) {
      String missing = incoming.saga() + "/" + incoming.step();
      rejections.add(new Rejection(incoming.index(), "no saga has this step: " + missing));
      return;
    }
    account(work, step, incoming.event());
    String why = work.on(step, incoming.event());
    if (why != null) {
      rejections.add(new Rejection(incoming.index(), why));
    }
  }

  private void account(SagaWork work, Step step, Event event) {
    String worker = work.worker(step);
    switch (event) {
      case Event.Answered(var reply) -> {
        allowance.used(step.target(), worker, reply.usage(), now);
        heard.add(new Occurrence.Heard(worker, step, event));
      }
      case Event.Judged(var verdict) -> {
        allowance.used(step.target(), worker, verdict.usage(), now);
        heard.add(new Occurrence.Heard(worker, step, event));
      }
      case Event.Picked _,
          Event.Due _,
          Event.Nudged _,
          Event.Retried _,
          Event.Revisited _,
          Event.Settled _ -> {}
    }
  }

  /// Wakes every loaded step whose time has come and that the predicate allows.
  void wake(StepKey key) {
    SagaWork work = works.get(key.saga());
    Step step = work == null ? null : work.step(key.step());
    if (work == null || step == null || step.dueAt() == null || step.dueAt().isAfter(now)) {
      return;
    }
    work.on(step, new Event.Due(notBefore(work, step)));
  }

  private static boolean isDestructive(Step step) {
    return switch (step.state()) {
      case PLANNED -> !step.target().isIntent() && !step.goesWithParent();
      case SENT, WAITING -> !step.target().isIntent();
      case CHECKING, STUCK, UNVERIFIABLE, GONE, DOUBTED, SEEN -> false;
    };
  }

  private @Nullable Instant notBefore(SagaWork work, Step step) {
    return isDestructive(step) && !work.saga().mode().rehearsal()
        ? allowance.notBefore(
            work.saga().owner(), work.saga().id(), step.target(), work.worker(step), now)
        : null;
  }

  /// Opens what can be opened, then says what each saga is. Sagas that could not have all they
  /// might are due again.
  void fill() {
    moveChildren();
    works.values().forEach(SagaWork::openGates);
    List<Sagas.Room> rooms = works.values().stream().flatMap(w -> w.room().stream()).toList();
    Shut shut = new Shut();
    if (!rooms.isEmpty()) {
      books.sagas().openable(rooms).forEach(opened -> open(opened, shut));
    }
    moveChildren();
    for (SagaWork work : works.values()) {
      Instant again = shut.until(work.saga().id());
      if (again != null) {
        work.due(again);
      }
      work.conclude(again != null);
    }
  }

  private void open(Sagas.Opened opened, Shut shut) {
    SagaWork work = Objects.requireNonNull(works.get(opened.saga()));
    if (work.saga().slots() == 0) {
      return;
    }
    work.load(opened.step());
    // The row is as it was saved; the rules may have moved the step in this transaction already.
    Step step = Objects.requireNonNull(work.step(opened.step().id()));
    if (step.state() != StepState.PLANNED) {
      return;
    }
    Shut.Way way = new Shut.Way(opened.saga(), step.kind(), step.target().account());
    if (isDestructive(step) && shut.is(way)) {
      return;
    }
    Instant notBefore = notBefore(work, step);
    if (notBefore == null) {
      work.on(step, new Event.Picked());
    } else {
      shut.until(way, notBefore);
    }
  }

  private void moveChildren() {
    Map<StepKey, Integer> moved = new TreeMap<>();
    works.values().forEach(work -> moved.putAll(work.childrenMoved()));
    if (!moved.isEmpty()) {
      books.sagas().childrenMoved(moved);
    }
    Map<StepKey, Integer> carriers = new TreeMap<>();
    works.values().forEach(work -> carriers.putAll(work.carriersMoved()));
    if (!carriers.isEmpty()) {
      books.sagas().carriersMoved(carriers);
    }
  }

  void save() {
    works.values().stream()
        .filter(SagaWork::isChanged)
        .forEach(work -> turns.add(new Occurrence.Turn(work.before(), work.change())));
    if (!turns.isEmpty()) {
      books.sagas().save(turns.stream().map(Occurrence.Turn::change).toList());
    }
    List<Long> gone = works.values().stream().flatMap(w -> w.seenGone().stream()).toList();
    if (!gone.isEmpty()) {
      books.ledger().seenGone(gone);
    }
    works.values().forEach(work -> work.found().forEach(books.ledger()::found));
    List<Long> resolved = works.values().stream().flatMap(w -> w.resolved().stream()).toList();
    if (!resolved.isEmpty()) {
      books.alerts().resolve(resolved);
    }
    var alarms = works.values().stream().flatMap(w -> w.alarms().stream()).toList();
    if (!alarms.isEmpty()) {
      books.alerts().raise(alarms);
    }
  }

  List<Rejection> rejections() {
    return rejections;
  }

  /// What it came to; complete once it is saved.
  Occurrence occurrence() {
    return new Occurrence(now, List.copyOf(heard), List.copyOf(turns), outgoing());
  }

  List<Outgoing> outgoing() {
    return works.values().stream().flatMap(work -> work.outgoing().stream()).toList();
  }

  /// Sagas of owners that may be owned whose state changed in a way their owners should know of.
  List<Saga> turnedChildren() {
    return works.values().stream().filter(SagaWork::isTurnedChild).map(SagaWork::saga).toList();
  }

  /// What searches came upon.
  List<Discovery> discoveries() {
    return works.values().stream().flatMap(work -> work.cameUpon().stream()).toList();
  }

  /// Sagas to be looked after right away.
  List<UUID> due() {
    Predicate<SagaWork> isDue =
        work -> work.saga().dueAt() != null && !work.saga().dueAt().isAfter(now);
    return works.values().stream().filter(isDue).map(work -> work.saga().id()).toList();
  }
}
