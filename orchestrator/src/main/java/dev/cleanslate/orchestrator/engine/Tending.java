package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.OrphanAlert.Finding;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.ledger.Holding;
import dev.cleanslate.orchestrator.ledger.Owner;
import dev.cleanslate.orchestrator.ledger.Word;
import dev.cleanslate.orchestrator.plan.Planner;
import dev.cleanslate.orchestrator.saga.Counts;
import dev.cleanslate.orchestrator.saga.Saga;
import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.orchestrator.saga.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Looks after whole sagas: writes the next page of their plan, and finishes those of which nothing
/// is left.
final class Tending {
  private static final int PAGE = 1000;

  /// How long a deletion may wait for registrations that it overtook before a person is told.
  static final Duration WAIT_FOR_REGISTRATION = Duration.ofSeconds(30);

  private final Books books;
  private final Catalog catalog;

  Tending(Books books, Catalog catalog) {
    this.books = books;
    this.catalog = catalog;
  }

  /// Planning reads what the owner holds, and finishing says that it holds nothing more: both lock
  /// the owner first, so that no registration can slip between.
  Map<Long, Owner> lockOwners(List<Saga> sagas) {
    List<Long> owners =
        sagas.stream()
            .filter(saga -> isPlanned(saga) || saga.isFinishable())
            .map(Saga::ownerNo)
            .sorted()
            .distinct()
            .toList();
    return owners.isEmpty() ? Map.of() : books.ledger().lock(owners);
  }

  private static boolean isPlanned(Saga saga) {
    return saga.state() == SagaState.GRACE || saga.state() == SagaState.PLANNING;
  }

  void tend(Session session, Map<Long, Owner> owners) {
    List<SagaWork> finished = new ArrayList<>();
    Map<Owner, SagaWork> planning = new LinkedHashMap<>();
    for (SagaWork work : session.works()) {
      Owner owner = owners.get(work.saga().ownerNo());
      if (owner == null) {
        work.due(null);
      } else if (work.saga().state() == SagaState.GRACE) {
        begin(session, work);
      } else if (work.saga().state() == SagaState.PLANNING) {
        planning.put(owner, work);
      } else if (work.saga().isFinishable()) {
        finished.add(work);
      } else {
        work.due(null);
      }
    }
    finish(session, owners, finished);
    plan(session, planning);
  }

  /// Once the grace period is over there is no way back, but for what was not sent yet.
  private void begin(Session session, SagaWork work) {
    Instant over = work.saga().dueAt();
    if (over != null && over.isAfter(session.now())) {
      return;
    }
    String why = "its grace period is over";
    work.become(SagaState.PLANNING, why);
    work.due(session.now());
    var word = new Word(Word.CLEANSLATE, why, work.saga().id());
    books.ledger().become(Map.of(work.saga().ownerNo(), word), Owner.State.DELETING);
  }

  private void finish(Session session, Map<Long, Owner> owners, List<SagaWork> finished) {
    if (finished.isEmpty()) {
      return;
    }
    Map<Long, List<Holding>> left = left(owners, finished);
    Map<Long, Word> deleted = new LinkedHashMap<>();
    for (SagaWork work : finished) {
      work.due(null);
      if (joins(session, work, left.getOrDefault(work.saga().ownerNo(), List.of()))) {
        continue;
      }
      if (work.saga().mode().rehearsal()) {
        work.become(SagaState.REHEARSED, rehearsed(work.saga().counts()));
      } else {
        work.become(SagaState.DELETED, "everything was seen gone");
        books.alerts().resolve(work.saga().id());
        deleted.put(
            work.saga().ownerNo(),
            new Word(Word.CLEANSLATE, "everything was seen gone", work.saga().id()));
      }
    }
    books.ledger().become(deleted, Owner.State.DELETED);
  }

  /// What the ledger still knows of owners of whom no step is left: nothing, or else something came
  /// by a way that nobody thought of.
  private Map<Long, List<Holding>> left(Map<Long, Owner> owners, List<SagaWork> finished) {
    Map<Owner, Long> all = new LinkedHashMap<>();
    for (SagaWork work : finished) {
      Owner owner = owners.get(work.saga().ownerNo());
      if (owner != null && !work.saga().mode().rehearsal()) {
        all.put(owner, 0L);
      }
    }
    return all.isEmpty() ? Map.of() : books.ledger().holdings(all, PAGE);
  }

  private boolean joins(Session session, SagaWork work, List<Holding> left) {
    return !left.isEmpty() && new SagaHand(books, session, work).joinLate(left);
  }

  private static String rehearsed(Counts counts) {
    return "%d would go, %d are gone already, of %d nobody can tell"
        .formatted(counts.seen(), counts.gone(), counts.unverifiable());
  }

  private void plan(Session session, Map<Owner, SagaWork> planning) {
    if (planning.isEmpty()) {
      return;
    }
    Map<Owner, Long> beyond = new LinkedHashMap<>();
    planning.forEach((owner, work) -> beyond.put(owner, work.saga().plannedThrough()));
    Map<Long, List<Holding>> pages = books.ledger().holdings(beyond, PAGE);
    Map<UUID, List<Step>> steps = new LinkedHashMap<>();
    planning.forEach((owner, work) ->
        steps.put(
            work.saga().id(),
            pages.getOrDefault(owner.no(), List.of()).stream().map(Tending::step).toList()));
    Map<UUID, List<Step>> added = books.sagas().plan(steps);
    planning.forEach((owner, work) -> {
      work.added(added.getOrDefault(work.saga().id(), List.of()));
      planned(session, owner, work, pages.getOrDefault(owner.no(), List.of()));
    });
  }

  private void planned(Session session, Owner owner, SagaWork work, List<Holding> page) {
    Planner planner = new Planner(catalog, work.type(), work.plan());
    planner.add(page);
    long through = page.isEmpty() ? work.saga().plannedThrough() : page.getLast().no();
    work.planned(planner.plan(), through);
    if (page.size() == PAGE) {
      work.due(session.now());
      return;
    }
    if (!owner.registered() && work.saga().counts().total() == 0) {
      unknown(session, work);
      return;
    }
    books.sagas().countChildren(work.saga().id());
    work.become(SagaState.DELETING, "planned " + work.plan().steps() + " steps");
    work.due(null);
  }

  /// A delete request may overtake the registrations on another topic: it waits for them a while,
  /// then tells a person.
  private void unknown(Session session, SagaWork work) {
    var patience = work.saga().createdAt().plus(WAIT_FOR_REGISTRATION);
    if (!session.now().isBefore(patience)) {
      work.raise(
          Finding.UNKNOWN_OWNER,
          "nobody ever registered this owner, so nothing is known to delete; register its"
              + " resources, or abandon the deletion");
      work.due(session.now().plus(Duration.ofMinutes(5)));
    } else {
      work.due(patience);
    }
  }

  static Step step(Holding holding) {
    return Step.planned(
        holding.no(),
        holding.target(),
        holding.parent(),
        holding.goesWithParent(),
        holding.settleAt());
  }
}
