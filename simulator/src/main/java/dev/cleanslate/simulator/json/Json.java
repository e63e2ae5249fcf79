package dev.cleanslate.simulator.json;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The one JSON mapper of the simulator. Thread-safe.
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private Json() {}

  /// The tree in these bytes; empty bytes are an empty object. Throws [BadInput].
  public static JsonNode read(byte[] bytes) {
    if (bytes.length == 0) {
      return object();
    }
    try {
      return MAPPER.readTree(bytes);
    } catch (JacksonException broken) {
      throw new BadInput("body", "is not JSON: " + broken.getOriginalMessage());
    }
  }

  /// The bytes of a tree, UTF-8 without line breaks.
  public static byte[] write(JsonNode tree) {
    return MAPPER.writeValueAsBytes(tree);
  }

  /// An empty object.
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// An empty array.
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /// The tree of a record or another plain value; names in snake case.
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }
}
