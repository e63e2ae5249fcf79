package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.Kind;
import dev.cleanslate.orchestrator.catalog.OwnerType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Holds what upstream says against the catalog, so that nothing malformed gets into the ledger.
/// Pure.
final class CatalogCheck {
  private static final Pattern LIFE = Pattern.compile("[1-9][0-9]{0,8}");

  private final Catalog catalog;

  CatalogCheck(Catalog catalog) {
    this.catalog = catalog;
  }

  void check(ResourceEvent event) {
    OwnerType type = type(event.owner());
    switch (event) {
      case ResourceEvent.Registered registered -> items(type, registered.resources());
      case ResourceEvent.Intended intended -> intents(type, intended.intents());
      case ResourceEvent.Failed failed -> {
        items(type, failed.resources());
        intents(type, failed.intents());
      }
      case ResourceEvent.Removed removed -> {
        for (int i = 0; i < removed.resources().size(); i++) {
          kind("resources[" + i + "]", type, removed.resources().get(i).kind());
        }
      }
    }
  }

  /// The searches that every owner of the type has.
  List<ResourceEvent.Item> searches(OwnerRef owner) {
    return type(owner).searches().stream().map(search -> search.item(owner)).toList();
  }

  private void items(OwnerType type, List<ResourceEvent.Item> items) {
    for (int i = 0; i < items.size(); i++) {
      item("resources[" + i + "]", type, items.get(i));
    }
  }

  private void intents(OwnerType type, List<ResourceEvent.Intent> intents) {
    for (int i = 0; i < intents.size(); i++) {
      var intent = intents.get(i);
      String field = "intents[" + i + "]";
      Kind kind = kind(field, type, intent.kind());
      if (kind.isOwner()) {
        throw new RegistrationRefused(
            field + ".kind", "is owner: an owner that is owned is registered, not announced");
      }
      scope(field, kind, intent.scope());
      account(field, kind, intent.account());
    }
  }

  private OwnerType type(OwnerRef owner) {
    return catalog
        .ownerType(owner.type())
        .orElseThrow(() ->
            new RegistrationRefused(
                "owner.type",
                "%s is not declared; the catalog has %s"
                    .formatted(
                        owner.type(), catalog.ownerTypes().keySet().stream().sorted().toList())));
  }

  private Kind kind(String field, OwnerType type, String name) {
    if (!type.holds(name)) {
      throw new RegistrationRefused(
          field + ".kind",
          "%s is none that a %s holds: %s".formatted(name, type.name(), type.kinds()));
    }
    if (type.isSearch(name)) {
      throw new RegistrationRefused(
          field + ".kind",
          "%s is a search, which every %s has by itself".formatted(name, type.name()));
    }
    return catalog.kind(name);
  }

  private void item(String field, OwnerType type, ResourceEvent.Item item) {
    Kind kind = kind(field, type, item.kind());
    if (!kind.idPattern().matcher(item.id()).matches()) {
      throw new RegistrationRefused(
          field + ".id",
          "is no id of a %s: it must match %s".formatted(kind.name(), kind.idPattern()));
    }
    scope(field, kind, item.scope());
    account(field, kind, item.account());
    if (kind.sameness().isPresent() && item.sameness() == null && !kind.isOwner()) {
      throw new RegistrationRefused(
          field + ".sameness",
          "is missing: ids of %s are reused, so say its %s"
              .formatted(kind.name(), kind.sameness().get()));
    }
    child(field, type, kind, item);
    parent(field, type, item);
  }

  private static void child(String field, OwnerType type, Kind kind, ResourceEvent.Item item) {
    String child = scopeOf(item.scope()).get(OwnerRef.TYPE_SCOPE);
    if (kind.isOwner() && (child == null || !type.children().contains(child))) {
      throw new RegistrationRefused(
          field + ".scope.type",
          "%s is none that a %s owns: %s".formatted(child, type.name(), type.children()));
    }
    String life = item.sameness();
    if (kind.isOwner() && life != null && !LIFE.matcher(life).matches()) {
      throw new RegistrationRefused(
          field + ".sameness", "is no life of an owner: it must match " + LIFE);
    }
  }

  /// A parent goes after what it carries, unless it takes it along: then it goes before.
  private void parent(String field, OwnerType type, ResourceEvent.Item item) {
    ResourceEvent.Parent parent = item.parent();
    if (parent == null) {
      return;
    }
    kind(field + ".parent", type, parent.kind());
    if (Boolean.TRUE.equals(parent.takesAlong())) {
      if (!type.goesWith().getOrDefault(item.kind(), Set.of()).contains(parent.kind())) {
        throw new RegistrationRefused(
            field + ".parent.takes_along",
            "no %s goes with its %s, by the catalog".formatted(item.kind(), parent.kind()));
      }
      return;
    }
    boolean after = type.kinds().indexOf(parent.kind()) > type.kinds().indexOf(item.kind());
    boolean circle = type.last().contains(item.kind()) && !type.last().contains(parent.kind());
    if (!after || circle) {
      throw new RegistrationRefused(
          field + ".parent.kind",
          "%s does not go after %s, so it cannot carry it".formatted(parent.kind(), item.kind()));
    }
  }

  private static void account(String field, Kind kind, @Nullable String account) {
    Pattern pattern = kind.account().orElse(null);
    if (pattern != null && (account == null || !pattern.matcher(account).matches())) {
      throw new RegistrationRefused(
          field + ".account",
          "%s: a %s must say the account it was created in, as %s"
              .formatted(account == null ? "is missing" : "is none", kind.name(), pattern));
    }
  }

  private static Map<String, String> scopeOf(@Nullable Map<String, String> scope) {
    return scope == null ? Map.of() : scope;
  }

  private static void scope(String field, Kind kind, @Nullable Map<String, String> scope) {
    Map<String, String> given = scopeOf(scope);
    for (String name : kind.scope()) {
      if (!given.containsKey(name)) {
        throw new RegistrationRefused(
            field + ".scope." + name, "is missing: a %s lies in a %s".formatted(kind.name(), name));
      }
    }
    kind.scopePatterns()
        .forEach((name, pattern) -> {
          if (!pattern.matcher(given.getOrDefault(name, "")).matches()) {
            throw new RegistrationRefused(
                field + ".scope." + name,
                "is none of a %s: it must match %s".formatted(kind.name(), pattern));
          }
        });
    for (Map.Entry<String, String> entry : given.entrySet()) {
      String value = entry.getValue();
      if (value.contains("/") || value.contains("..") || value.equals(".")) {
        throw new RegistrationRefused(
            field + ".scope." + entry.getKey(), "must not hold slashes or dots alone");
      }
    }
  }
}
