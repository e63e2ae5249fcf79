package dev.cleanslate.system;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent;
import java.util.List;
import java.util.Map;

/// A node with all its parts.
record Node(OwnerRef ref, List<Part> parts) {
  Node {
    parts = List.copyOf(parts);
  }

  List<Part> of(String kind) {
    return parts.stream().filter(part -> part.kind().equals(kind)).toList();
  }

  List<ResourceEvent.Item> registered() {
    return parts.stream().map(Part::registered).toList();
  }

  /// As its deployment holds it.
  ResourceEvent.Item asOwned() {
    return new ResourceEvent.Item(
        OwnerRef.KIND,
        ref.id(),
        Map.of(OwnerRef.TYPE_SCOPE, ref.type()),
        null,
        null,
        null,
        null,
        null);
  }
}
