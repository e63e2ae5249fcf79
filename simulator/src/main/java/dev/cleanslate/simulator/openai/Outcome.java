package dev.cleanslate.simulator.openai;

import tools.jackson.databind.JsonNode;

/// What a route found or did.
///
/// @param applied whether something was created, changed or deleted
record Outcome(JsonNode body, boolean applied) {
  static Outcome of(JsonNode body) {
    return new Outcome(body, false);
  }

  static Outcome changed(JsonNode body) {
    return new Outcome(body, true);
  }
}
