package dev.cleanslate.orchestrator.catalog;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What an owner type has searched for at a provider, besides what stands in the ledger: whatever
/// bears the owner's exact mark (its key, `tenant/type/id`), or exactly one name. Each owner of the
/// type holds one resource of this kind; a deletion is not done before a listing shows nothing more
/// of the owner.
///
/// @param kind the kind of the search itself (`openai.search`)
/// @param names by the kind that is sought: the name, with `{id}` where the owner's id stands; the
///   rest is taken as it is written. No two owners have the same name so, as they could with a
///   pattern: what `clone-{id}(-.+)?` finds for `a` may be that of `a-b`
public record Search(String kind, Map<String, String> names) {
  /// Where the owner's id stands in a name. A name without it would be that of other owners'
  /// things, too.
  static final String ID = "{id}";

  public Search {
    names = Map.copyOf(names);
  }

  /// The resource that an owner holds on account of it.
  public ResourceEvent.Item item(OwnerRef owner) {
    Map<String, String> scope = new LinkedHashMap<>();
    scope.put("owner", owner.id());
    names.forEach((sought, name) -> scope.put(sought, pattern(name, owner.id())));
    return new ResourceEvent.Item(kind, owner.key(), scope, null, null, null, null, null);
  }

  private static String pattern(String name, String id) {
    return Pattern.quote(name.replace(ID, id));
  }
}
