package dev.cleanslate.orchestrator.page.owners;

import dev.cleanslate.orchestrator.api.owner.ResourceSearch.Held;
import dev.cleanslate.orchestrator.api.owner.ResourceView;
import dev.cleanslate.orchestrator.page.Sign;
import java.util.Map;
import java.util.stream.Collectors;

/// A resource as it stands in a list.
///
/// @param origin who made it known
/// @param place where it lies; empty where nothing says so
record ResourceLine(
    ResourceView resource, String owner, String address, Sign sign, String origin, String place) {
  static ResourceLine of(Held held) {
    ResourceView resource = held.resource();
    return new ResourceLine(
        resource,
        held.owner().type() + "/" + held.owner().id(),
        Addresses.owner(held.owner().type(), held.owner().id()),
        OwnerStates.ofResource(resource.state()),
        OwnerStates.origin(resource.registeredBy()),
        place(resource));
  }

  private static String place(ResourceView resource) {
    String scope =
        resource.scope().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    String account = resource.account();
    return account == null ? scope : scope.isEmpty() ? account : account + ", " + scope;
  }
}
