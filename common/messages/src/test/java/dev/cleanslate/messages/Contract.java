package dev.cleanslate.messages;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The AsyncAPI document, as the tests ask it. Its schemas are those of JSON Schema, draft 7.
final class Contract {
  private static final Path DOCUMENT = Path.of("..", "..", "docs", "asyncapi.yaml");
  private static final String MESSAGES = "/components/messages";

  private final JsonNode document;
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
  private final Map<String, Schema> strict = new TreeMap<>();

  private Contract(JsonNode document) {
    this.document = document;
  }

  static Contract read() {
    try {
      return new Contract(new YAMLMapper().readTree(Files.readString(DOCUMENT)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  JsonNode at(String pointer) {
    return document.at(pointer);
  }

  List<String> addresses() {
    return at("/channels").valueStream().map(one -> one.path("address").asString()).toList();
  }

  /// The golden files by the message that they are an example of.
  Map<String, List<String>> goldens() {
    return at(MESSAGES).properties().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                one ->
                    one.getValue().path("x-goldens").valueStream().map(JsonNode::asString).toList(),
                (one, _) -> one,
                TreeMap::new));
  }

  /// The message that this golden file is an example of.
  String messageOf(String golden) {
    return goldens().entrySet().stream()
        .filter(one -> one.getValue().contains(golden))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new AssertionError("asyncapi.yaml names no message for " + golden));
  }

  /// What follows a `$ref` as far as it goes.
  JsonNode resolved(JsonNode node) {
    JsonNode at = node;
    while (at.has("$ref")) {
      at = document.at(at.path("$ref").asString().substring(1));
    }
    return at;
  }

  JsonNode payload(String message) {
    return resolved(at(MESSAGES + "/" + message + "/payload"));
  }

  /// What is wrong with a message, by its schema; a field that is not declared is.
  List<Error> complaints(String message, JsonNode body) {
    return strictly(at(MESSAGES + "/" + message + "/payload")).validate(body);
  }

  List<Error> complaintsOfHeaders(String schema, JsonNode headers) {
    String pointer = "#/components/schemas/" + schema;
    return strictly(Wire.json().createObjectNode().put("$ref", pointer)).validate(headers);
  }

  private Schema strictly(JsonNode reference) {
    return strict.computeIfAbsent(
        reference.toString(),
        _ -> {
          ObjectNode whole = Wire.json().createObjectNode();
          whole.put("$ref", Objects.requireNonNull(reference.get("$ref")).asString());
          JsonNode schemas = at("/components/schemas").deepCopy();
          close(schemas);
          whole.putObject("components").set("schemas", schemas);
          return registry.getSchema(whole);
        });
  }

  /// Lets no object have what it does not declare.
  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.path("properties").isObject()
        && "object".equals(object.path("type").asString(""))) {
      object.put("additionalProperties", false);
    }
    schema.valueStream().forEach(Contract::close);
  }
}
