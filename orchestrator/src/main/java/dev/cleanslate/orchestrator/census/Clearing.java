package dev.cleanslate.orchestrator.census;

import dev.cleanslate.messages.DeleteRequest;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.orchestrator.census.Sightings.Suspect;
import dev.cleanslate.orchestrator.engine.Books;
import dev.cleanslate.orchestrator.intake.Accepted;
import dev.cleanslate.orchestrator.intake.Ask;
import dev.cleanslate.orchestrator.intake.DeletionRefused;
import dev.cleanslate.orchestrator.intake.Deletions;
import dev.cleanslate.orchestrator.intake.Door;
import dev.cleanslate.orchestrator.intake.RegistrationRefused;
import dev.cleanslate.orchestrator.intake.Registrations;
import dev.cleanslate.orchestrator.ledger.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Deletes what a census found to be nobody's, by a person's order: it is registered for the owner
/// it would belong to, and an ordinary deletion of that owner is opened, in one transaction for
/// each owner. Thread-safe.
public final class Clearing {
  private final Books books;
  private final Clearables clearables;
  private final Sightings sightings;
  private final Registrations registrations;
  private final Deletions deletions;
  private final Supplier<UUID> ids;

  Clearing(
      Books books,
      Clearables clearables,
      Sightings sightings,
      Registrations registrations,
      Deletions deletions,
      Supplier<UUID> ids) {
    this.books = books;
    this.clearables = clearables;
    this.sightings = sightings;
    this.registrations = registrations;
    this.deletions = deletions;
    this.ids = ids;
  }

  /// What is to be cleared.
  ///
  /// @param by who wants it
  /// @param kind only of that kind
  /// @param findings the numbers of the findings that are meant; empty means all
  /// @param most how many at a time
  /// @param door which way the order came
  public record Order(
      String tenant,
      String by,
      @Nullable String kind,
      Collection<Long> findings,
      int most,
      Door door) {}

  /// What would be deleted.
  public List<Cleared> list(Order order) {
    return clearables.list(order.tenant(), order.kind(), order.findings(), order.most());
  }

  /// Has it deleted, owner by owner: what is refused of one keeps none of the others.
  public List<Cleared> clear(Order order) {
    Map<OwnerRef, List<Cleared>> owners =
        list(order).stream()
            .collect(
                Collectors.groupingBy(
                    Cleared::owner, LinkedHashMap::new, Collectors.toUnmodifiableList()));
    List<Cleared> outcomes = new ArrayList<>();
    owners.forEach((owner, things) -> outcomes.addAll(clear(owner, things, order)));
    return outcomes;
  }

  private List<Cleared> clear(OwnerRef owner, List<Cleared> things, Order order) {
    List<Cleared> outcomes = new ArrayList<>();
    things.stream()
        .filter(thing -> thing.kept() != null)
        .forEach(thing -> outcomes.add(thing.refused(String.valueOf(thing.kept()))));
    List<Cleared> deletable = things.stream().filter(thing -> thing.kept() == null).toList();
    if (!deletable.isEmpty()) {
      outcomes.addAll(deleted(owner, deletable, order));
    }
    return outcomes;
  }

  private List<Cleared> deleted(OwnerRef owner, List<Cleared> things, Order order) {
    try {
      return books.transactions().run(() -> opened(owner, things, order));
    } catch (DeletionRefused | RegistrationRefused | Taken refused) {
      String why = String.valueOf(refused.getMessage());
      return things.stream().map(thing -> thing.refused(why)).toList();
    }
  }

  private List<Cleared> opened(OwnerRef owner, List<Cleared> things, Order order) {
    requireNobodys(owner, things);
    Instant now = books.sagas().now();
    var items = things.stream().map(Clearing::item).toList();
    registrations.take(
        new ResourceEvent.Registered(owner, items, null, null, null), now, order.by());
    var request =
        new DeleteRequest(
            null, null, owner, order.by(), "found by the census: nobody's any more", null);
    Accepted accepted =
        deletions.request(
            new Ask("orphan-cleanup", ids.get().toString(), request, now, order.door()));
    things.stream()
        .collect(Collectors.groupingBy(thing -> thing.resource().kind()))
        .forEach(
            (kind, ofKind) -> sightings.forget(kind, ofKind.stream().map(Cleared::id).toList()));
    String outcome = accepted.outcome().name().toLowerCase(Locale.ROOT);
    return things.stream().map(thing -> thing.by(outcome, accepted.saga())).toList();
  }

  /// Nothing else may go along: neither what an owner holds that was registered meanwhile, nor what
  /// somebody else registered.
  private void requireNobodys(OwnerRef ref, List<Cleared> things) {
    Owner owner = books.ledger().lock(ref).orElse(null);
    if (owner != null && owner.registered() && owner.state() != Owner.State.DELETED) {
      throw new Taken(
          "%s is registered by now; the next census takes this off the list".formatted(ref));
    }
    if (owner != null && !books.ledger().holdings(Map.of(owner, 0L), 1).isEmpty()) {
      throw new Taken(
          "%s still has resources of its own in the ledger; have it deleted first".formatted(ref));
    }
    for (Cleared thing : things) {
      var suspect = new Suspect(thing.id(), null, ref.type(), ref.id());
      if (sightings.known(thing.resource().kind(), List.of(suspect)).values().stream()
          .anyMatch(Comparison.Known::isKnown)) {
        throw new Taken(
            "%s %s is registered by now; the next census takes it off the list"
                .formatted(thing.resource().kind(), thing.id()));
      }
    }
  }

  private static ResourceEvent.Item item(Cleared thing) {
    var target = thing.resource();
    return new ResourceEvent.Item(
        target.kind(),
        thing.id(),
        target.scope(),
        target.account(),
        thing.name(),
        null,
        target.sameness(),
        null);
  }

  /// Somebody's after all.
  private static final class Taken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Taken(String message) {
      super(message);
    }
  }
}
