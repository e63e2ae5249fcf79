package dev.cleanslate.orchestrator.catalog;

import java.util.Map;
import java.util.Optional;

/// Everything declared, checked. Immutable and thread-safe.
public record Catalog(
    Map<String, Worker> workers, Map<String, Kind> kinds, Map<String, OwnerType> ownerTypes) {
  public Catalog {
    workers = Map.copyOf(workers);
    kinds = Map.copyOf(kinds);
    ownerTypes = Map.copyOf(ownerTypes);
  }

  /// The kind of that name; [IllegalArgumentException] where there is none.
  public Kind kind(String name) {
    Kind kind = kinds.get(name);
    if (kind == null) {
      throw new IllegalArgumentException("the catalog declares no kind " + name);
    }
    return kind;
  }

  /// The owner type of that name, if it is declared.
  public Optional<OwnerType> ownerType(String name) {
    return Optional.ofNullable(ownerTypes.get(name));
  }

  /// Whether owners of that type may be owned by others.
  public boolean isOwned(String type) {
    return ownerTypes.values().stream().anyMatch(other -> other.children().contains(type));
  }

  /// The owner type of an owner that was let in; [IllegalArgumentException] where the catalog lost
  /// it since.
  public OwnerType knownOwnerType(String name) {
    return ownerType(name)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the catalog no longer declares owner type "
                    + name
                    + ", which has sagas; put it back"));
  }
}
