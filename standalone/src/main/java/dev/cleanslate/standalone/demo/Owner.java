package dev.cleanslate.standalone.demo;

import java.util.List;

/// An owner with what was made for it.
record Owner(Role role, List<Resource> resources) {
  Owner {
    resources = List.copyOf(resources);
  }

  List<Resource> of(String kind) {
    return resources.stream().filter(resource -> resource.kind().equals(kind)).toList();
  }

  /// The state in which the step of this resource must rest.
  String expected(Resource resource) {
    return switch (role.plot()) {
      case PROTECTED -> resource.kind().equals(Resource.VECTOR_STORE) ? "stuck" : "gone";
      case RETIRED -> resource.kind().equals(Resource.ASSISTANT) ? "unverifiable" : "gone";
      case CLEAN, FAULTS -> "gone";
      case UNTOUCHED -> "untouched";
    };
  }
}
