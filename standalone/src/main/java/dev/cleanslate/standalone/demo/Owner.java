package dev.cleanslate.standalone.demo;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// An owner with what was made for it, the owners it owns, and what else it may be called.
///
/// @param hidden the ids of those resources that nobody registered
record Owner(
    Role role,
    List<Resource> resources,
    Set<String> hidden,
    List<Owner> owned,
    List<String> aliases) {
  Owner {
    resources = List.copyOf(resources);
    hidden = Set.copyOf(hidden);
    owned = List.copyOf(owned);
    aliases = List.copyOf(aliases);
  }

  /// One of which everything was registered, under one name.
  Owner(Role role, List<Resource> resources, List<Owner> owned) {
    this(role, resources, Set.of(), owned, List.of());
  }

  /// Whether upstream registered it.
  boolean isRegistered(Resource resource) {
    return !hidden.contains(resource.id());
  }

  List<Resource> of(String kind) {
    return resources.stream().filter(resource -> resource.kind().equals(kind)).toList();
  }

  /// How upstream registers all of it.
  List<ResourceEvent.Item> registered() {
    return Stream.concat(
            resources.stream().filter(this::isRegistered).map(Resource::registered),
            owned.stream().map(Owner::asOwned))
        .toList();
  }

  private ResourceEvent.Item asOwned() {
    return new ResourceEvent.Item(
        OwnerRef.KIND,
        role.id(),
        Map.of(OwnerRef.TYPE_SCOPE, role.type()),
        null,
        null,
        null,
        null,
        null);
  }

  /// The state in which the step of this resource must rest.
  String expected(Resource resource) {
    return switch (role.plot()) {
      case PROTECTED -> resource.kind().equals(OpenAi.VECTOR_STORE) ? "stuck" : "gone";
      case RETIRED -> resource.kind().equals(OpenAi.ASSISTANT) ? "unverifiable" : "gone";
      case NODE_STAYS -> expectedOfNodeThatStays(resource);
      case CLEAN, ALIKE, FAULTS, NODE_FAULTS, FLEET, TOKEN, WHOLE, COMPUTE, VPN -> "gone";
      case UNTOUCHED -> "untouched";
    };
  }

  /// Names go first; what comes after the server waits for it, and nobody touches it.
  private static String expectedOfNodeThatStays(Resource resource) {
    return switch (resource.kind()) {
      case IbmCloud.RECORD, IbmCloud.PTR, Rows.NODE_NAMES -> "gone";
      case IbmCloud.SERVER -> "stuck";
      default -> "untouched";
    };
  }
}
