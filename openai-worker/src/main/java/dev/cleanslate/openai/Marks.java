package dev.cleanslate.openai;

import dev.cleanslate.messages.Require;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The ownership marks an object bears: each entry of its metadata (of its attributes, for a file
/// in a store) as `key=value`, and the bare value of the entry `cleanslate`. Pure functions.
final class Marks {
  private static final String KEY = "cleanslate";

  private Marks() {}

  static Set<String> of(JsonNode object) {
    Set<String> marks = new HashSet<>();
    add(object.path("metadata"), marks);
    add(object.path("attributes"), marks);
    return marks;
  }

  /// Whose an object is by its own entry `cleanslate`: `tenant/type/id`; absent where it says
  /// nothing that could be a mark.
  static @Nullable String owner(JsonNode object) {
    JsonNode owner = object.path("metadata").path(KEY);
    return owner.isString() && Require.isText(owner.stringValue(), 500)
        ? owner.stringValue()
        : null;
  }

  private static void add(JsonNode entries, Set<String> marks) {
    entries
        .properties()
        .forEach(entry -> {
          if (entry.getValue().isString()) {
            String value = entry.getValue().stringValue();
            marks.add(entry.getKey() + "=" + value);
            if (entry.getKey().equals(KEY)) {
              marks.add(value);
            }
          }
        });
  }
}
