package dev.cleanslate.orchestrator.census;

import dev.cleanslate.messages.CensusPage.OwnersRecord;
import dev.cleanslate.messages.CensusPage.Thing;
import dev.cleanslate.messages.InvalidField;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.Kind;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a thing is to the ledger. Pure.
///
/// Known is what anybody in any tenant registered, whatever the account, and what is an owner's who
/// lives in the ledger, by id or alias. What is unknown needs an owner to be told about: of a set
/// its key, else its mark; without one it is only counted, for it may be anybody's.
final class Comparison {
  /// What stands for the proof of an owner whose own record is not there: no record can have it, so
  /// that the worker leaves the rows alone if one is there again.
  static final String ABSENT = "absent";

  private final Catalog catalog;
  private final String tenant;

  /// @param tenant whose operators are told of what names no tenant
  Comparison(Catalog catalog, String tenant) {
    this.catalog = catalog;
    this.tenant = tenant;
  }

  /// What the ledger has of a thing.
  ///
  /// @param registered whether anybody registered it, and it was not seen gone since
  /// @param ownerLives whether its owner is registered and not deleted
  record Known(boolean registered, boolean ownerLives) {
    boolean isKnown() {
      return registered || ownerLives;
    }
  }

  /// What became of one thing.
  sealed interface Outcome {
    /// The ledger knows it.
    record InLedger() implements Outcome {}

    /// Nothing says whose it is.
    record Unclaimed() implements Outcome {}

    /// Nobody knows it.
    record Unknown(Sighting sighting) implements Outcome {}
  }

  /// Whose it would be; empty where nothing says so.
  Optional<OwnerRef> owner(Kind kind, Thing thing) {
    Optional<String> type = kind.census().flatMap(rule -> rule.ownerType());
    return type.isPresent()
        ? ref(tenant, type.get(), thing.id())
        : Optional.ofNullable(thing.mark()).flatMap(this::marked);
  }

  /// A mark is `tenant/type/id`, and the id may hold slashes.
  private Optional<OwnerRef> marked(String mark) {
    String[] parts = mark.split("/", 3);
    return parts.length < 3 || catalog.ownerType(parts[1]).isEmpty()
        ? Optional.empty()
        : ref(parts[0], parts[1], parts[2]);
  }

  private static Optional<OwnerRef> ref(String tenant, String type, String id) {
    try {
      return Optional.of(new OwnerRef(tenant, type, id));
    } catch (InvalidField _) {
      return Optional.empty();
    }
  }

  Outcome of(Kind kind, Thing thing, @Nullable String account, Known known) {
    if (known.isKnown()) {
      return new Outcome.InLedger();
    }
    return owner(kind, thing)
        .<Outcome>map(owner -> new Outcome.Unknown(sighting(kind, thing, account, owner)))
        .orElseGet(Outcome.Unclaimed::new);
  }

  private Sighting sighting(Kind kind, Thing thing, @Nullable String account, OwnerRef owner) {
    boolean keyed = kind.census().flatMap(rule -> rule.ownerType()).isPresent();
    boolean ownerless = !keyed || isOver(thing.ownersRecord());
    Target target =
        new Target(kind.name(), thing.id(), Map.of(), account, null, keyed ? proof(thing) : null);
    return new Sighting(
        owner, target, thing.name(), ownerless, ownerless ? kept(kind, target, owner) : null);
  }

  private static boolean isOver(@Nullable OwnersRecord record) {
    return record == OwnersRecord.ABSENT || record == OwnersRecord.ENDED;
  }

  private static @Nullable String proof(Thing thing) {
    return thing.ownersRecord() == OwnersRecord.ABSENT ? ABSENT : thing.sameness();
  }

  /// Why it cannot be registered, and so not be deleted either.
  private @Nullable String kept(Kind kind, Target target, OwnerRef owner) {
    String id = String.valueOf(target.id());
    if (!kind.idPattern().matcher(id).matches()) {
      return "its id is none of a %s by the catalog".formatted(kind.name());
    }
    if (kind.account().isPresent()
        && (target.account() == null
            || !kind.account().get().matcher(target.account()).matches())) {
      return "the account it is in is not known";
    }
    return catalog.ownerType(owner.type()).filter(type -> type.holds(kind.name())).isPresent()
        ? null
        : "a %s holds no %s by the catalog".formatted(owner.type(), kind.name());
  }
}
