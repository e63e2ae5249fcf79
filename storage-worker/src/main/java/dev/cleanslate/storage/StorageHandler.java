package dev.cleanslate.storage;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Target;
import dev.cleanslate.storage.kind.Sameness;
import dev.cleanslate.storage.kind.Selection;
import dev.cleanslate.storage.kind.StorageKind;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Kind;
import dev.cleanslate.worker.Listed;
import dev.cleanslate.worker.Listing;
import dev.cleanslate.worker.Looked;
import dev.cleanslate.worker.ResourceHandler;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/// What the worker knows about objects: finds the store that is meant, and what within it. Nothing
/// is asked of a service before all of a target is understood. Thread-safe.
final class StorageHandler implements ResourceHandler {
  private final Stores stores;

  StorageHandler(Stores stores) {
    this.stores = stores;
  }

  @Override
  public Collection<Kind> kinds() {
    return Arrays.stream(StorageKind.values()).map(StorageKind::kind).toList();
  }

  @Override
  public Advanced advance(Target target, Errand errand) {
    return switch (Understood.of(target, stores)) {
      case Understood.Clear(var store, var selection, var sameness) ->
          store.sweep().advance(target, selection, sameness, errand);
      case Understood.Unclear(var objection) -> new Advanced.Refused(Refusal.BAD_TARGET, objection);
    };
  }

  @Override
  public Looked look(Target target, Errand errand) {
    return switch (Understood.of(target, stores)) {
      case Understood.Clear(var store, var selection, var sameness) ->
          store.look().at(target, selection, sameness, errand);
      case Understood.Unclear(var objection) ->
          new Looked.Unverifiable(Doubt.BAD_TARGET, objection);
    };
  }

  /// A listing of keys shows no ownership marks.
  @Override
  public Listing list(
      String kind, Map<String, String> scope, Errand errand, Consumer<Listed> each) {
    return new Listing.NotListable();
  }

  /// What a target means.
  private sealed interface Understood {
    /// All of it is known.
    record Clear(Store store, Selection selection, Sameness sameness) implements Understood {}

    /// Something is not.
    record Unclear(String objection) implements Understood {}

    static Understood of(Target target, Stores stores) {
      StorageKind kind =
          StorageKind.named(target.kind())
              .orElseThrow(() -> new IllegalArgumentException("no kind of this worker"));
      var store = stores.of(target.scope());
      var selection = Selection.of(kind, target);
      var sameness = Sameness.of(kind, target.sameness());
      if (store.isEmpty()) {
        return new Unclear("target.scope.store names no store that is set up here");
      }
      if (selection.isEmpty()) {
        return new Unclear("target.id is no key: it has more than 1024 bytes, or no UTF-8 form");
      }
      return sameness.isEmpty()
          ? new Unclear("target.sameness is no proof of %s".formatted(target.kind()))
          : new Clear(store.get(), selection.get(), sameness.get());
    }
  }
}
