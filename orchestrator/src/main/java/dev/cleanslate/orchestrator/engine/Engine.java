package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.ledger.Owner;
import dev.cleanslate.orchestrator.plan.Plan;
import dev.cleanslate.orchestrator.saga.Counts;
import dev.cleanslate.orchestrator.saga.Event;
import dev.cleanslate.orchestrator.saga.Gates;
import dev.cleanslate.orchestrator.saga.Saga;
import dev.cleanslate.orchestrator.saga.SagaState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The engine's door: what came in moves sagas, what is due is sent again, what is new is opened.
///
/// Thread-safe; several threads and several processes may work on the same sagas. Each call is its
/// own transaction unless it says otherwise. A failure of the store reaches the caller and leaves
/// nothing half done.
public final class Engine {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final Books books;
  private final Catalog catalog;
  private final Dispatcher dispatcher;
  private final Allowance allowance;
  private final Tickets tickets;
  private final Witness witness;
  private final OneByOne oneByOne;
  private final Tending tending;
  private final Errands errands = new Errands();
  private final Family family;
  private final Discoveries discoveries;

  /// An engine over these books.
  public Engine(
      Books books, Catalog catalog, Dispatcher dispatcher, Allowance allowance, Tickets tickets) {
    this(books, catalog, dispatcher, allowance, tickets, Witness.of(List.of()));
  }

  private Engine(
      Books books,
      Catalog catalog,
      Dispatcher dispatcher,
      Allowance allowance,
      Tickets tickets,
      Witness witness) {
    this.witness = witness;
    this.books = books;
    this.catalog = catalog;
    this.dispatcher = dispatcher;
    this.allowance = allowance;
    this.tickets = tickets;
    this.oneByOne = new OneByOne(books);
    this.tending = new Tending(books, catalog);
    this.family = new Family(books, this, new Children(books, this, tickets), errands);
    this.discoveries = new Discoveries(books, catalog, this);
  }

  /// The same engine, which tells that one what it did.
  public Engine seenBy(Witness other) {
    return new Engine(books, catalog, dispatcher, allowance, tickets, other);
  }

  /// Lets answers, verdicts or a person's words move their steps, all in one transaction. Answers
  /// those that nobody asked for; everything else counted, or was late or repeated and is dropped
  /// as R1 to R4 say.
  public List<Rejection> apply(List<Incoming> batch) {
    Session session =
        run(
            batch.stream().map(Incoming::saga).toList(),
            true,
            opened -> {
              opened.load(batch.stream().map(in -> new StepKey(in.saga(), in.step())).toList());
              batch.forEach(opened::on);
            });
    return session.rejections();
  }

  /// Wakes steps and sagas whose time has come; answers how many were found, so that the caller
  /// knows whether to come back at once. Sagas that another process holds are left to it.
  public int wake(int limit) {
    List<StepKey> due = books.transactions().run(() -> books.sagas().due(limit));
    int woken = oneByOne.ifNeeded(due, StepKey::saga, this::wakeSteps);
    List<UUID> sagas = books.transactions().run(() -> books.sagas().dueSagas(limit));
    return woken + oneByOne.ifNeeded(sagas, saga -> saga, this::tendAll);
  }

  private int wakeSteps(List<StepKey> due) {
    Session session =
        run(
            due.stream().map(StepKey::saga).toList(),
            false,
            opened -> {
              opened.load(due);
              due.forEach(opened::wake);
            });
    return (int) due.stream().filter(key -> session.work(key.saga()) != null).count();
  }

  private int tendAll(List<UUID> sagas) {
    tend(sagas);
    return sagas.size();
  }

  /// Opens a saga, or a rehearsal of one, for an owner whose row the caller has locked, in the
  /// caller's transaction. Call [#tendCommitted] once that is committed; if nobody does, the saga
  /// comes due by itself.
  public Saga open(Owner owner, Opening opening) {
    var type = catalog.knownOwnerType(owner.ref().type());
    var now = books.sagas().now();
    Saga saga =
        new Saga(
            opening.id(),
            owner.ref(),
            owner.no(),
            owner.incarnation(),
            opening.mode(),
            opening.hasGrace() ? SagaState.GRACE : SagaState.PLANNING,
            0,
            Counts.NONE,
            false,
            type.window(),
            0,
            now.plus(opening.grace()),
            now);
    Sheet sheet = new Sheet(saga, Gates.of(type), Plan.NOTHING, opening.place());
    if (!books.sagas().insert(sheet, opening)) {
      throw new IllegalStateException("owner " + owner.ref() + " already has an open saga");
    }
    if (!saga.mode().rehearsal()) {
      books
          .ledger()
          .become(
              Map.of(owner.no(), opening.word()),
              opening.hasGrace() ? Owner.State.HIDDEN : Owner.State.DELETING);
    }
    if (opening.hasGrace()) {
      tellGrace(saga);
    }
    return saga;
  }

  /// Nothing else would be told of it until the time is over.
  private void tellGrace(Saga saga) {
    Session session = open(List.of(saga.id()), true);
    session
        .works()
        .forEach(work ->
            work.note("its owner is hidden until %s and can be restored".formatted(saga.dueAt())));
    close(session);
  }

  /// Looks once more at what a saga saw gone, so many steps beyond one, in a transaction of its
  /// own. What is there again is dealt with as R4 says; nothing else changes. Answers the last step
  /// that was looked at; empty where there is none beyond.
  public Optional<Long> revisit(UUID saga, long beyond, int limit) {
    List<Long> gone = books.transactions().run(() -> books.sagas().gone(saga, beyond, limit));
    if (gone.isEmpty()) {
      return Optional.empty();
    }
    apply(gone.stream().map(step -> new Incoming(0, saga, step, new Event.Revisited())).toList());
    return Optional.of(gone.getLast());
  }

  /// Looks after whole sagas until none of them wants it any more: plans the next page, fills the
  /// window, finishes.
  public void tend(Collection<UUID> ids) {
    Collection<UUID> wanted = ids;
    while (!wanted.isEmpty()) {
      wanted = tendOnce(wanted);
    }
  }

  /// As [#tend], for whoever has just committed what makes these sagas due: that has not failed
  /// where they cannot be looked after yet, so this is only logged.
  public void tendCommitted(Collection<UUID> ids) {
    try {
      tend(ids);
    } catch (RuntimeException failure) {
      LOG.warn(
          "deletions {} cannot be looked after yet; they come due by themselves", ids, failure);
    }
  }

  /// Changes one saga under its lock, in the caller's transaction or one of its own: cancel,
  /// abandon, retry, join. [UnknownSaga] where there is none.
  public <T> T change(UUID saga, SagaChange<T> change) {
    return books
        .transactions()
        .run(() -> {
          Session session = open(List.of(saga), true);
          SagaWork work = session.work(saga);
          if (work == null) {
            throw new UnknownSaga(saga);
          }
          T result = change.on(new SagaHand(books, session, work));
          close(session);
          books.transactions().afterCommit(() -> tendCommitted(session.due()));
          return result;
        });
  }

  /// What is done to one saga under its lock.
  @FunctionalInterface
  public interface SagaChange<T> {
    /// Does it and answers.
    T on(SagaHand hand);
  }

  private List<UUID> tendOnce(Collection<UUID> ids) {
    return books
        .transactions()
        .run(() -> {
          Map<Long, Owner> owners = tending.lockOwners(books.sagas().peek(ids));
          Session session = open(ids, false);
          tending.tend(session, owners);
          close(session);
          return session;
        })
        .due();
  }

  private Session run(Collection<UUID> ids, boolean waiting, Consumer<Session> work) {
    return books
        .transactions()
        .run(() -> {
          Session session = open(ids, waiting);
          work.accept(session);
          close(session);
          books.transactions().afterCommit(() -> tendCommitted(session.due()));
          return session;
        });
  }

  private void close(Session session) {
    session.fill();
    session.save();
    books
        .transactions()
        .afterCommit(() -> {
          send(session);
          show(session);
        });
  }

  private void send(Session session) {
    List<Outgoing> outgoing = session.outgoing();
    dispatcher.send(outgoing.stream().filter(out -> !out.isForOrchestrator()).toList());
    outgoing.stream().filter(Outgoing::isForOrchestrator).forEach(family::carryOut);
    family.turned(session.turnedChildren());
    session
        .discoveries()
        .forEach(found -> errands.run(found.trace(), () -> discoveries.takeUp(found)));
  }

  private void show(Session session) {
    try {
      witness.saw(session.occurrence());
    } catch (RuntimeException failure) {
      LOG.error("what was done cannot be counted or written down", failure);
    }
  }

  private Session open(Collection<UUID> ids, boolean waiting) {
    return new Session(books, catalog, allowance, tickets, books.sagas().lock(ids, waiting));
  }
}
