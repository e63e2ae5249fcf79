package dev.cleanslate.network;

import dev.cleanslate.worker.Words;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What an interface is attached to, or an address bound to.
///
/// @param type what sort of thing it is (`virtual_network_interface`)
/// @param name what it is called
/// @param id its id
record Holder(String type, String name, String id) {
  /// The target that an answer names. A reference to what was deleted meanwhile holds nothing; the
  /// provider says otherwise if it thinks otherwise.
  static Optional<Holder> in(JsonNode seen) {
    JsonNode target = seen.path("target");
    boolean isNone = target.isMissingNode() || target.isNull() || target.path("deleted").isObject();
    return isNone
        ? Optional.empty()
        : Optional.of(
            new Holder(word(target, "resource_type"), word(target, "name"), word(target, "id")));
  }

  private static String word(JsonNode target, String field) {
    String word = Words.code(target.path(field).stringValue(null));
    return word == null ? "?" : word;
  }

  /// Type, name and id, fit to be shown.
  String words() {
    return "%s %s (%s)".formatted(type, name, id);
  }
}
