package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.messages.OrphanAlert.Finding;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.orchestrator.alert.Alarm;
import dev.cleanslate.orchestrator.engine.Books;
import dev.cleanslate.orchestrator.engine.Engine;
import dev.cleanslate.orchestrator.engine.SagaHand;
import dev.cleanslate.orchestrator.engine.SagaOrder;
import dev.cleanslate.orchestrator.ledger.Holding;
import dev.cleanslate.orchestrator.ledger.Ledger;
import dev.cleanslate.orchestrator.ledger.Owner;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The one door of the ledger for upstream. Repeating an event changes nothing; thread-safe; joins
/// the caller's transaction or runs in its own. What is registered while its owner is being deleted
/// joins the deletion.
public final class Registrations {
  private final Books books;
  private final Engine engine;
  private final CatalogCheck check;

  Registrations(Books books, Engine engine, CatalogCheck check) {
    this.books = books;
    this.engine = engine;
    this.check = check;
  }

  /// Takes in one event, written at that time. [RegistrationRefused] where the catalog does not
  /// allow it.
  public Registered take(ResourceEvent event, Instant writtenAt) {
    return books
        .transactions()
        .run(() -> {
          Recorded recorded = record(event, writtenAt);
          return recorded.registered(join(recorded));
        });
  }

  /// Writes the event to the ledger, under the owner's lock, without touching any saga.
  Recorded record(ResourceEvent event, Instant writtenAt) {
    check.check(event);
    return switch (event) {
      case ResourceEvent.Registered registered -> registered(registered, writtenAt);
      case ResourceEvent.Intended intended -> intended(intended, writtenAt);
      case ResourceEvent.Removed removed -> removed(removed);
    };
  }

  /// Lets what a batch recorded join the sagas that are under way, in the order of their ids, once
  /// all owners are locked.
  void joinAll(List<Recorded> batch) {
    batch.stream()
        .filter(recorded -> recorded.saga() != null)
        .sorted(Comparator.comparing(Recorded::sagaOrZero, SagaOrder.BY_ID))
        .forEach(this::join);
  }

  private int join(Recorded recorded) {
    UUID saga = recorded.saga();
    if (saga == null || recorded.isNothing()) {
      return 0;
    }
    return engine.change(saga, hand -> join(hand, recorded));
  }

  private static int join(SagaHand hand, Recorded recorded) {
    hand.join(recorded.added());
    recorded.settled().forEach(holding -> hand.settled(holding.no(), holding.target().id()));
    recorded.withdrawn().forEach(step -> hand.settled(step, null));
    return recorded.added().size();
  }

  private Recorded registered(ResourceEvent.Registered event, Instant writtenAt) {
    Instant at = event.at() == null ? writtenAt : event.at();
    Owner owner = life(event, at);
    List<String> aliases = event.aliases();
    books.ledger().alias(owner, aliases == null ? List.of() : aliases);
    Ledger.Registration done = books.ledger().register(owner, event.resources(), at);
    if (owner.state() == Owner.State.DELETED && !done.added().isEmpty()) {
      tooLate(owner, done.added(), event.incarnation() != null);
    }
    return recorded(owner, done.added(), done.settled(), List.of());
  }

  /// Which life of the owner a registration belongs to. After the end, a new one begins, unless the
  /// registration names the old one or was made before the end: then it is late, and held for a
  /// person.
  private Owner life(ResourceEvent.Registered event, Instant at) {
    Owner owner = books.ledger().lockOrCreate(event.owner(), at, true);
    Integer named = event.incarnation();
    if (!owner.registered()) {
      owner = books.ledger().confirm(owner, at);
    }
    Instant deletedAt = owner.deletedAt();
    boolean ended = owner.state() == Owner.State.DELETED && deletedAt != null;
    if (ended && begins(owner, named, at, deletedAt)) {
      return books.ledger().reincarnate(owner, at);
    }
    if (named != null && named != owner.incarnation()) {
      throw new RegistrationRefused(
          "incarnation",
          "is %d, but %s is in its life %d".formatted(named, owner.ref(), owner.incarnation()));
    }
    return owner;
  }

  private static boolean begins(
      Owner owner, @Nullable Integer named, Instant at, @Nullable Instant deletedAt) {
    return named == null
        ? deletedAt != null && at.isAfter(deletedAt)
        : named == owner.incarnation() + 1;
  }

  private void tooLate(Owner owner, List<Holding> added, boolean named) {
    String reason =
        named
            ? "registered for a life of its owner that was deleted already; ask for the deletion"
                + " again"
            : "registered after its owner was deleted, but made before; held until a person asks"
                + " for the deletion again or registers it with the next incarnation";
    books
        .alerts()
        .raise(
            added.stream()
                .map(holding ->
                    new Alarm(
                        Finding.LATE, owner.ref(), null, holding.no(), holding.target(), reason))
                .toList());
  }

  private Recorded intended(ResourceEvent.Intended event, Instant writtenAt) {
    Instant at = event.at() == null ? writtenAt : event.at();
    Owner owner = life(new ResourceEvent.Registered(event.owner(), List.of(), null, null, at), at);
    List<Holding> added = books.ledger().announce(owner, event.intents(), books.sagas().now());
    return recorded(owner, added, List.of(), List.of());
  }

  private Recorded removed(ResourceEvent.Removed event) {
    Owner owner =
        books
            .ledger()
            .lock(event.owner())
            .orElseThrow(() ->
                new RegistrationRefused(
                    "owner", event.owner() + " was never registered, so nothing can be removed"));
    return recorded(owner, List.of(), List.of(), books.ledger().withdraw(owner, event.resources()));
  }

  private Recorded recorded(
      Owner owner, List<Holding> added, List<Holding> settled, List<Long> withdrawn) {
    Optional<UUID> saga = books.sagas().openFor(owner.no());
    return new Recorded(owner, saga.orElse(null), added, settled, withdrawn);
  }

  /// What one event wrote to the ledger, before it reaches a saga.
  record Recorded(
      Owner owner,
      @Nullable UUID saga,
      List<Holding> added,
      List<Holding> settled,
      List<Long> withdrawn) {
    UUID sagaOrZero() {
      return saga == null ? new UUID(0, 0) : saga;
    }

    boolean isNothing() {
      return added.isEmpty() && settled.isEmpty() && withdrawn.isEmpty();
    }

    Registered registered(int joined) {
      return new Registered(
          owner.incarnation(), added.size(), settled.size(), joined, withdrawn.size());
    }
  }
}
