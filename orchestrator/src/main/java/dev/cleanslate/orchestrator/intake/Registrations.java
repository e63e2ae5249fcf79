package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.messages.OrphanAlert.Finding;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.orchestrator.alert.Alarm;
import dev.cleanslate.orchestrator.engine.Books;
import dev.cleanslate.orchestrator.engine.Engine;
import dev.cleanslate.orchestrator.engine.SagaHand;
import dev.cleanslate.orchestrator.ledger.Holding;
import dev.cleanslate.orchestrator.ledger.Ledger;
import dev.cleanslate.orchestrator.ledger.Owner;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The one door of the ledger for upstream. Repeating an event changes nothing; thread-safe; joins
/// the caller's transaction or runs in its own. What is registered while its owner is being deleted
/// joins the deletion.
public final class Registrations {
  private final Books books;
  private final Engine engine;
  private final CatalogCheck check;
  private final Families families;

  Registrations(Books books, Engine engine, CatalogCheck check) {
    this.books = books;
    this.engine = engine;
    this.check = check;
    this.families = new Families(books.ledger());
  }

  /// Takes in one event, written at that time. [RegistrationRefused] where the catalog does not
  /// allow it.
  public Registered take(ResourceEvent event, Instant writtenAt) {
    return takeAll(List.of(new Written(event, writtenAt))).getFirst();
  }

  /// Takes in a batch in one transaction: first locks all owners, in the order of their keys, then
  /// all sagas that are under way, in the order of their ids, and only then writes anything. The
  /// events of one owner keep their order.
  List<Registered> takeAll(List<Written> batch) {
    batch.forEach(written -> check.check(written.event()));
    return books
        .transactions()
        .run(() -> {
          lockOwners(batch);
          List<Addressed> addressed =
              batch.stream()
                  .sorted(Comparator.comparing(written -> written.event().owner().key()))
                  .map(this::addressed)
                  .toList();
          lockSagas(addressed);
          return addressed.stream().map(this::record).toList();
        });
  }

  /// Who is known already is locked in the one order of everybody; who is new is locked by nobody
  /// else.
  private void lockOwners(List<Written> batch) {
    List<OwnerRef> children =
        batch.stream().flatMap(written -> Families.children(written.event())).toList();
    if (!children.isEmpty()) {
      books.ledger().lockFamilies();
    }
    books
        .ledger()
        .lockAll(
            Stream.concat(batch.stream().map(written -> written.event().owner()), children.stream())
                .toList());
  }

  private Addressed addressed(Written written) {
    ResourceEvent event = written.event();
    return switch (event) {
      case ResourceEvent.Registered registered -> {
        Instant at = registered.at() == null ? written.at() : registered.at();
        Owner owner = life(event, registered.incarnation(), at);
        yield new Addressed(families.named(registered, at), at, owner);
      }
      case ResourceEvent.Intended intended -> {
        Instant at = intended.at() == null ? written.at() : intended.at();
        yield new Addressed(event, at, life(event, null, at));
      }
      case ResourceEvent.Removed _ -> new Addressed(event, written.at(), known(event.owner()));
    };
  }

  private Owner known(OwnerRef ref) {
    return books
        .ledger()
        .lock(ref)
        .orElseThrow(() ->
            new RegistrationRefused(
                "owner", ref + " was never registered, so nothing can be removed"));
  }

  private void lockSagas(List<Addressed> batch) {
    List<UUID> open =
        batch.stream()
            .flatMap(one -> books.sagas().openFor(one.owner().no()).stream())
            .distinct()
            .toList();
    if (!open.isEmpty()) {
      books.sagas().lock(open, true);
    }
  }

  private Registered record(Addressed one) {
    Recorded recorded =
        switch (one.event()) {
          case ResourceEvent.Registered registered -> registered(one, registered);
          case ResourceEvent.Intended intended -> announced(one.owner(), intended);
          case ResourceEvent.Removed removed ->
              new Recorded(
                  List.of(), List.of(), books.ledger().withdraw(one.owner(), removed.resources()));
        };
    return recorded.registered(one.owner(), join(one.owner(), recorded));
  }

  private int join(Owner owner, Recorded recorded) {
    Optional<UUID> saga = books.sagas().openFor(owner.no());
    if (saga.isEmpty() || recorded.isNothing()) {
      return 0;
    }
    return engine.change(saga.get(), hand -> join(hand, recorded));
  }

  private static int join(SagaHand hand, Recorded recorded) {
    hand.join(recorded.added());
    recorded.settled().forEach(holding -> hand.settled(holding.no(), holding.target().id()));
    recorded.withdrawn().forEach(step -> hand.settled(step, null));
    return recorded.added().size();
  }

  private Recorded announced(Owner owner, ResourceEvent.Intended event) {
    List<Holding> added = books.ledger().announce(owner, event.intents(), books.sagas().now());
    if (owner.state() == Owner.State.DELETED) {
      tooLate(owner, added, false);
    }
    return new Recorded(added, List.of(), List.of());
  }

  private Recorded registered(Addressed one, ResourceEvent.Registered event) {
    Owner owner = one.owner();
    families.refuseCircles(owner, event);
    List<String> aliases = event.aliases();
    books.ledger().alias(owner, aliases == null ? List.of() : aliases);
    Ledger.Registration done = books.ledger().register(owner, event.resources(), one.at());
    if (owner.state() == Owner.State.DELETED) {
      tooLate(owner, done.added(), event.incarnation() != null);
      tooLate(owner, done.settled(), event.incarnation() != null);
    }
    return new Recorded(done.added(), done.settled(), List.of());
  }

  /// Which life of the owner a registration belongs to. After the end, a new one begins, unless the
  /// registration names the old one or was made before the end: then it is late, and held for a
  /// person.
  private Owner life(ResourceEvent event, @Nullable Integer named, Instant at) {
    Owner owner = books.ledger().lockOrCreate(event.owner(), at, true);
    if (!owner.ref().equals(event.owner())) {
      throw new RegistrationRefused(
          "owner.id",
          "%s is an alias of %s; register under that id"
              .formatted(event.owner().id(), owner.ref()));
    }
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
    if (!added.isEmpty()) {
      books.ledger().hold(added.stream().map(Holding::no).toList());
    }
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

  /// One event and when it was written.
  record Written(ResourceEvent event, Instant at) {}

  /// One event, the owner it is about, locked, and when what it tells happened.
  private record Addressed(ResourceEvent event, Instant at, Owner owner) {}

  /// What one event wrote to the ledger, before it reaches a saga.
  private record Recorded(List<Holding> added, List<Holding> settled, List<Long> withdrawn) {
    boolean isNothing() {
      return added.isEmpty() && settled.isEmpty() && withdrawn.isEmpty();
    }

    Registered registered(Owner owner, int joined) {
      return new Registered(
          owner.incarnation(), added.size(), settled.size(), joined, withdrawn.size());
    }
  }
}
