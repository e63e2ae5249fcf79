package dev.cleanslate.cli.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// Reading and writing JSON as trees, which needs no reflection and so starts fast. What is absent
/// reads as an empty text, zero or false. Thread-safe.
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final ObjectWriter PRETTY = MAPPER.writerWithDefaultPrettyPrinter();

  private Json() {}

  /// An empty object to fill.
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /// Those values as a tree.
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /// What the text holds; a missing node where it is no JSON.
  public static JsonNode read(byte[] text) {
    try {
      JsonNode read = MAPPER.readTree(text);
      return read == null ? MissingNode.getInstance() : read;
    } catch (JacksonException _) {
      return MissingNode.getInstance();
    }
  }

  /// On one line.
  public static String line(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /// On several lines, for people too.
  public static String pretty(Object value) {
    return PRETTY.writeValueAsString(value);
  }

  /// The text at that path of names; empty where there is none.
  public static String text(JsonNode node, String... path) {
    JsonNode found = at(node, path);
    return found.isValueNode() && !found.isNull() ? found.asString("") : "";
  }

  /// As [#text], but absent where there is none.
  public static @Nullable String optional(JsonNode node, String... path) {
    String text = text(node, path);
    return text.isEmpty() ? null : text;
  }

  /// The number at that path; 0 where there is none.
  public static long number(JsonNode node, String... path) {
    return at(node, path).asLong(0);
  }

  /// Whether it is true at that path.
  public static boolean flag(JsonNode node, String... path) {
    return at(node, path).asBoolean(false);
  }

  /// The elements of the list at that path; none where there is no list.
  public static List<JsonNode> list(JsonNode node, String... path) {
    return at(node, path).valueStream().toList();
  }

  /// A body of one or more fields, without those that are absent.
  public static ObjectNode body(Map<String, ? extends @Nullable Object> fields) {
    ObjectNode body = object();
    fields.forEach((name, value) -> {
      if (value != null) {
        body.set(name, tree(value));
      }
    });
    return body;
  }

  private static JsonNode at(JsonNode node, String... path) {
    JsonNode found = node;
    for (String name : path) {
      found = found.path(name);
    }
    return found;
  }
}
