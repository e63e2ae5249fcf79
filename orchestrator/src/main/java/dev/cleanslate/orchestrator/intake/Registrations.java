package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.orchestrator.engine.Books;
import dev.cleanslate.orchestrator.engine.Engine;
import dev.cleanslate.orchestrator.engine.SagaHand;
import dev.cleanslate.orchestrator.ledger.Holding;
import dev.cleanslate.orchestrator.ledger.Ledger;
import dev.cleanslate.orchestrator.ledger.Owner;
import dev.cleanslate.orchestrator.ledger.Word;
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
  private final Lives lives;
  private final Failures failures;

  Registrations(Books books, Engine engine, CatalogCheck check, Deletions deletions) {
    this.books = books;
    this.engine = engine;
    this.check = check;
    this.families = new Families(books.ledger());
    this.lives = new Lives(books);
    this.failures = new Failures(books.ledger(), deletions);
  }

  /// Takes in one event, written at that time by nobody in particular.
  public Registered take(ResourceEvent event, Instant writtenAt) {
    return take(event, writtenAt, Word.UPSTREAM);
  }

  /// Takes in one event, written at that time. [RegistrationRefused] where the catalog does not
  /// allow it.
  public Registered take(ResourceEvent event, Instant writtenAt, String by) {
    return takeAll(List.of(new Written(event, writtenAt, by))).getFirst();
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
        Written made = written.madeAt(registered.at());
        Owner owner = life(made, registered.incarnation());
        yield new Addressed(made.with(families.named(registered, made.at())), owner);
      }
      case ResourceEvent.Intended intended -> {
        Written made = written.madeAt(intended.at());
        yield new Addressed(made, life(made, null));
      }
      case ResourceEvent.Removed _ -> new Addressed(written, known(event.owner()));
      case ResourceEvent.Failed failed -> addressed(written.madeAt(failed.at()), failed);
    };
  }

  /// What was said before changes nothing, whatever became of the owner since.
  private Addressed addressed(Written made, ResourceEvent.Failed failed) {
    if (failures.isKnown(failed, made.at())) {
      var nothing = new ResourceEvent.Removed(failed.owner(), List.of());
      return new Addressed(made.with(nothing), known(failed.owner()));
    }
    var named = families.named(Failures.registered(failed), made.at());
    return new Addressed(made.with(named), life(made, failed.incarnation()), failed);
  }

  private Owner life(Written made, @Nullable Integer named) {
    return lives.meant(made.event().owner(), named, made.at(), made.by());
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
    Recorded recorded = recorded(one, one.written().event());
    ResourceEvent.Failed failed = one.failed();
    if (failed != null) {
      var intended = new ResourceEvent.Intended(failed.owner(), failed.intents(), failed.at());
      recorded = recorded.and(announced(one, intended));
    }
    int joined = join(one.owner(), recorded);
    if (failed != null) {
      failures.delete(failed, one.owner(), one.written().at(), one.written().by());
    }
    return recorded.registered(one.owner(), joined);
  }

  private Recorded recorded(Addressed one, ResourceEvent event) {
    return switch (event) {
      case ResourceEvent.Registered registered -> registered(one, registered);
      case ResourceEvent.Intended intended -> announced(one, intended);
      case ResourceEvent.Removed removed ->
          new Recorded(
              List.of(), List.of(), books.ledger().withdraw(one.owner(), removed.resources()));
      case ResourceEvent.Failed failed -> recorded(one, Failures.registered(failed));
    };
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
    recorded.settled().forEach(hand::settled);
    recorded.withdrawn().forEach(hand::withdrawn);
    return recorded.added().size();
  }

  /// An owner whose type is searched for holds its searches from the start; after its end it gets
  /// none.
  private void seek(Owner owner, Instant at) {
    List<ResourceEvent.Item> searches = check.searches(owner.ref());
    if (searches.isEmpty() || owner.state() == Owner.State.DELETED) {
      return;
    }
    List<Holding> added = books.ledger().register(owner, searches, at).added();
    if (!added.isEmpty()) {
      books
          .sagas()
          .openFor(owner.no())
          .ifPresent(saga -> engine.change(saga, hand -> seek(hand, added)));
    }
  }

  private static int seek(SagaHand hand, List<Holding> searches) {
    hand.takeUp(searches);
    return searches.size();
  }

  private Recorded announced(Addressed one, ResourceEvent.Intended event) {
    seek(one.owner(), one.written().at());
    List<Holding> added =
        books
            .ledger()
            .announce(one.owner(), event.intents(), books.sagas().now(), one.written().by());
    lives.hold(one.owner(), added, false, one.written().by());
    return new Recorded(added, List.of(), List.of());
  }

  private Recorded registered(Addressed one, ResourceEvent.Registered event) {
    Owner owner = one.owner();
    families.refuseCircles(owner, event);
    seek(owner, one.written().at());
    List<String> aliases = event.aliases();
    books.ledger().alias(owner, aliases == null ? List.of() : aliases);
    Ledger.Registration done =
        books.ledger().register(owner, event.resources(), one.written().at(), one.written().by());
    boolean named = event.incarnation() != null;
    lives.hold(owner, done.added(), named, one.written().by());
    lives.hold(owner, done.settled(), named, one.written().by());
    return new Recorded(done.added(), done.settled(), List.of());
  }

  /// One event, when it was written or what it tells happened, and by whom.
  record Written(ResourceEvent event, Instant at, String by) {
    Written madeAt(@Nullable Instant made) {
      return made == null ? this : new Written(event, made, by);
    }

    Written with(ResourceEvent other) {
      return new Written(other, at, by);
    }
  }

  /// One event and the owner it is about, locked; of a failure, what it registers.
  private record Addressed(Written written, Owner owner, ResourceEvent.@Nullable Failed failed) {
    Addressed(Written written, Owner owner) {
      this(written, owner, null);
    }
  }

  /// What one event wrote to the ledger, before it reaches a saga.
  private record Recorded(List<Holding> added, List<Holding> settled, List<Long> withdrawn) {
    boolean isNothing() {
      return added.isEmpty() && settled.isEmpty() && withdrawn.isEmpty();
    }

    Recorded and(Recorded other) {
      return new Recorded(
          Stream.concat(added.stream(), other.added.stream()).toList(), settled, withdrawn);
    }

    Registered registered(Owner owner, int joined) {
      return new Registered(
          owner.incarnation(), added.size(), settled.size(), joined, withdrawn.size());
    }
  }
}
