package dev.cleanslate.importer.ledger;

import dev.cleanslate.messages.ResourceEvent.Item;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the ledger has of an owner already, whatever state it is in.
///
/// @param owner whether there is such an owner at all
/// @param names its id and its aliases
public record Known(boolean owner, Set<String> names, Set<Identity> items) {
  /// Nobody registered it.
  public static final Known NOTHING = new Known(false, Set.of(), Set.of());

  public Known {
    names = Set.copyOf(names);
    items = Set.copyOf(items);
  }

  /// Whether this resource is among them.
  public boolean has(Item item) {
    return items.contains(Identity.of(item));
  }

  /// What makes two resources of an owner the same one.
  public record Identity(
      String kind, String id, Map<String, String> scope, @Nullable String sameness) {
    public Identity {
      scope = Map.copyOf(scope);
    }

    /// Of a resource as it is registered.
    public static Identity of(Item item) {
      Map<String, String> scope = item.scope();
      return new Identity(
          item.kind(), item.id(), scope == null ? Map.of() : scope, item.sameness());
    }
  }
}
