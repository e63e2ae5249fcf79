package dev.cleanslate.orchestrator.catalog;

import dev.cleanslate.messages.Target;
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

  /// The name of the worker that deals with a target: its kind's, or that of its place.
  public String worker(Target target) {
    String name = kind(target.kind()).worker();
    Worker worker = workers.get(name);
    return worker == null ? name : worker.nameFor(target);
  }

  /// The declaration behind a worker's name: its own, or that of the whole it is a part of.
  public Optional<Worker> declared(String name) {
    return Optional.ofNullable(workers.get(name)).or(() -> partedInto(name));
  }

  /// The declaration behind a worker's name, where its work is parted by place; empty for a worker
  /// that is declared itself, and for names of nobody.
  public Optional<Worker> partedInto(String name) {
    return workers.values().stream()
        .filter(worker -> worker.per().isPresent() && name.startsWith(worker.name() + "-"))
        .findFirst();
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
