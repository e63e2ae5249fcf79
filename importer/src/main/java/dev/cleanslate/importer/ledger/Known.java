package dev.cleanslate.importer.ledger;

import dev.cleanslate.messages.ResourceEvent.Item;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the ledger has of an owner already, whatever state it is in.
///
/// @param owner whether there is such an owner at all
/// @param id its id; empty where there is none
/// @param life which of its lives it is in
/// @param names its id and its aliases
public record Known(boolean owner, String id, int life, Set<String> names, Set<Identity> items) {
  /// Nobody registered it.
  public static final Known NOTHING = new Known(false, "", 1, Set.of(), Set.of());

  public Known {
    names = Set.copyOf(names);
    items = Set.copyOf(items);
  }

  /// Whether the name that was asked for is a further name of somebody else: of one who is known
  /// neither by that id nor by one of these names.
  public boolean isAnother(String name, Collection<String> aliases) {
    return !id.isEmpty() && !id.equals(name) && !aliases.contains(id);
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
