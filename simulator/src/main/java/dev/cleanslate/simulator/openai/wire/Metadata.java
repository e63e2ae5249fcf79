package dev.cleanslate.simulator.openai.wire;

import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.json.Json;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The provider's bounds on metadata: 16 pairs, names of 64 characters, values of 512.
public final class Metadata {
  private static final int MOST = 16;
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_VALUE = 512;

  private Metadata() {}

  /// The metadata of a body, checked; empty where absent.
  public static JsonNode of(Fields from) {
    Map<String, String> pairs = from.map("metadata");
    if (pairs.size() > MOST) {
      throw from.wrong("metadata", "has more than %d pairs".formatted(MOST));
    }
    pairs.forEach((name, value) -> {
      if (name.length() > LONGEST_NAME || value.length() > LONGEST_VALUE) {
        throw from.wrong("metadata." + name, "is too long");
      }
    });
    return Json.tree(pairs);
  }
}
