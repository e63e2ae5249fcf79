package dev.cleanslate.standalone.demo;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// An owner with what was made for it, and the owners it owns.
record Owner(Role role, List<Resource> resources, List<Owner> owned) {
  Owner {
    resources = List.copyOf(resources);
    owned = List.copyOf(owned);
  }

  List<Resource> of(String kind) {
    return resources.stream().filter(resource -> resource.kind().equals(kind)).toList();
  }

  /// How upstream registers all of it.
  List<ResourceEvent.Item> registered() {
    return Stream.concat(
            resources.stream().map(Resource::registered), owned.stream().map(Owner::asOwned))
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
      case CLEAN, FAULTS, NODE_FAULTS, FLEET -> "gone";
      case UNTOUCHED -> "untouched";
    };
  }

  /// Names go first; what comes after the server waits for it, and nobody touches it.
  private static String expectedOfNodeThatStays(Resource resource) {
    return switch (resource.kind()) {
      case IbmCloud.RECORD, IbmCloud.PTR -> "gone";
      case IbmCloud.SERVER -> "stuck";
      default -> "untouched";
    };
  }
}
