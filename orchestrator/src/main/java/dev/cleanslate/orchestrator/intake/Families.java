package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.messages.ResourceEvent.Item;
import dev.cleanslate.messages.Target;
import dev.cleanslate.orchestrator.ledger.Ledger;
import dev.cleanslate.orchestrator.ledger.Owner;
import dev.cleanslate.orchestrator.ledger.Word;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Owners among what an owner holds (a deployment's nodes). Each is recorded with the life it is
/// in, so that a later one that bears the same id is never deleted in its place.
final class Families {
  private final Ledger ledger;

  Families(Ledger ledger) {
    this.ledger = ledger;
  }

  /// The owners that an event says are owned.
  static Stream<OwnerRef> children(ResourceEvent event) {
    return switch (event) {
      case ResourceEvent.Registered registered -> children(event.owner(), registered.resources());
      case ResourceEvent.Failed failed -> children(event.owner(), failed.resources());
      case ResourceEvent.Intended _, ResourceEvent.Removed _ -> Stream.empty();
    };
  }

  private static Stream<OwnerRef> children(OwnerRef owner, List<Item> items) {
    return items.stream().flatMap(item -> child(owner, item).stream());
  }

  /// The same event with the life of every owned owner in it. Who is not known yet is created, to
  /// be registered by its own event.
  ResourceEvent.Registered named(ResourceEvent.Registered event, Instant at) {
    List<Item> items =
        event.resources().stream()
            .map(item -> child(event.owner(), item).map(ref -> named(item, ref, at)).orElse(item))
            .toList();
    return new ResourceEvent.Registered(
        event.owner(), items, event.aliases(), event.incarnation(), event.at());
  }

  private Item named(Item item, OwnerRef ref, Instant at) {
    Owner child =
        ledger.lockOrCreate(ref, at, false, new Word(Word.UPSTREAM, "named as owned by another"));
    if (!child.ref().equals(ref)) {
      throw new RegistrationRefused(
          "resources.id", "%s is an alias of %s; name it by that id".formatted(ref, child.ref()));
    }
    String life = item.sameness() == null ? String.valueOf(life(child, at)) : item.sameness();
    return new Item(
        item.kind(),
        item.id(),
        item.scope(),
        item.account(),
        item.name(),
        item.parent(),
        life,
        item.intent());
  }

  /// After the end of a life, what is said of its owner means the next one, which may be registered
  /// on another partition and come later.
  private static int life(Owner child, Instant at) {
    Instant end = child.state() == Owner.State.DELETED ? child.deletedAt() : null;
    return end != null && at.isAfter(end) ? child.incarnation() + 1 : child.incarnation();
  }

  /// [RegistrationRefused] where an owner would come to own itself.
  void refuseCircles(Owner owner, ResourceEvent.Registered event) {
    for (OwnerRef ref : children(event).toList()) {
      Owner child = ledger.lock(ref).orElseThrow();
      if (ledger.owns(child.no(), owner.no())) {
        throw new RegistrationRefused(
            "resources.id", "%s owns %s, so it cannot be owned by it".formatted(ref, owner.ref()));
      }
    }
  }

  /// The owner that a resource of this owner is.
  static Optional<OwnerRef> child(OwnerRef owner, Target target) {
    return child(owner, target.kind(), target.id(), target.scope());
  }

  private static Optional<OwnerRef> child(OwnerRef owner, Item item) {
    return child(owner, item.kind(), item.id(), item.scope());
  }

  private static Optional<OwnerRef> child(
      OwnerRef owner, String kind, @Nullable String id, @Nullable Map<String, String> scope) {
    String type = scope == null ? null : scope.get(OwnerRef.TYPE_SCOPE);
    return kind.equals(OwnerRef.KIND) && type != null && id != null
        ? Optional.of(new OwnerRef(owner.tenant(), type, id))
        : Optional.empty();
  }
}
