package dev.cleanslate.simulator.ibm;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a route found or did.
///
/// @param body absent means none
/// @param applied whether something was created, changed or deleted
public record Outcome(
    int status, @Nullable JsonNode body, Map<String, String> headers, boolean applied) {
  public Outcome {
    headers = Map.copyOf(headers);
  }

  /// 200 with what was found.
  public static Outcome found(JsonNode body) {
    return new Outcome(200, body, Map.of(), false);
  }

  /// This status with what was made or changed.
  public static Outcome made(int status, JsonNode body) {
    return new Outcome(status, body, Map.of(), true);
  }

  /// This status and nothing else.
  public static Outcome done(int status, boolean applied) {
    return new Outcome(status, null, Map.of(), applied);
  }

  /// The same with this header.
  public Outcome with(String name, String value) {
    return new Outcome(status, body, Map.of(name, value), applied);
  }

  /// The same, but nothing happened.
  public Outcome unmoved() {
    return new Outcome(status, body, headers, false);
  }
}
