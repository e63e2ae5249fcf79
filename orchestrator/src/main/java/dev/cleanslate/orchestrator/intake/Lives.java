package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.messages.OrphanAlert.Finding;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.alert.Alarm;
import dev.cleanslate.orchestrator.engine.Books;
import dev.cleanslate.orchestrator.ledger.Holding;
import dev.cleanslate.orchestrator.ledger.Owner;
import dev.cleanslate.orchestrator.ledger.Word;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which life of an owner a registration belongs to. After the end, a new one begins, unless the
/// registration names the old one or was made before the end: then it is late, and held for a
/// person.
final class Lives {
  private final Books books;

  Lives(Books books) {
    this.books = books;
  }

  /// The owner, locked, in the life that is meant; created where nobody knew it.
  Owner meant(OwnerRef ref, @Nullable Integer named, Instant at, String by) {
    Owner owner = books.ledger().lockOrCreate(ref, at, true, new Word(by, "registered"));
    if (!owner.ref().equals(ref)) {
      throw new RegistrationRefused(
          "owner.id",
          "%s is an alias of %s; register under that id".formatted(ref.id(), owner.ref()));
    }
    if (!owner.registered()) {
      owner = books.ledger().confirm(owner, at, new Word(by, "registered"));
    }
    Instant deletedAt = owner.deletedAt();
    boolean ended = owner.state() == Owner.State.DELETED && deletedAt != null;
    if (ended && begins(owner, named, at, deletedAt)) {
      return books.ledger().reincarnate(owner, at, new Word(by, "registered again: a new life"));
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

  /// Holds what came after its owner's end.
  void hold(Owner owner, List<Holding> added, boolean named, String by) {
    if (owner.state() != Owner.State.DELETED || added.isEmpty()) {
      return;
    }
    books.ledger().hold(added.stream().map(Holding::no).toList());
    books
        .ledger()
        .tell(owner, new Word(by, added.size() + " resources were registered late, and are held"));
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
}
