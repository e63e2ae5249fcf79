package dev.cleanslate.cli.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What comes out of a stream of events.
public sealed interface Heard {
  /// Something happened.
  ///
  /// @param id its place in the stream
  /// @param data a JSON object on one line
  record Event(@Nullable String id, String data) implements Heard {
    /// What it tells.
    public JsonNode json() {
      return Json.read(data.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  /// Nothing happened up to that place.
  record Rest(String id) implements Heard {}

  /// Nothing was heard for as long as was waited.
  record Silence() implements Heard {}

  /// Nothing more will be heard.
  record End() implements Heard {}
}
