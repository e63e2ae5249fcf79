package dev.cleanslate.openai;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A good answer of the API.
///
/// @param json its body, an object
/// @param account `organisation/project` as the answer's headers state them; absent where either is
///   missing
record Body(JsonNode json, @Nullable String account) {
  /// A text field; absent where it is no text.
  @Nullable String text(String field) {
    JsonNode value = json.path(field);
    return value.isString() ? value.stringValue() : null;
  }

  /// When the object was created, in the whole seconds that the API states; absent where it does
  /// not.
  @Nullable String createdAt() {
    JsonNode value = json.path("created_at");
    return value.isIntegralNumber() ? value.asString() : null;
  }
}
