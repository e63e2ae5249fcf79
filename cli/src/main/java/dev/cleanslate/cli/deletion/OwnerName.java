package dev.cleanslate.cli.deletion;

import dev.cleanslate.cli.api.Json;
import dev.cleanslate.cli.api.Place;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An owner by type and id; an alias does as well.
public record OwnerName(String type, String id) {
  /// The owner that an answer names.
  public static OwnerName of(JsonNode owner) {
    return new OwnerName(Json.text(owner, "type"), Json.text(owner, "id"));
  }

  /// Where it is, and where what belongs to it is.
  public Place place(String... below) {
    String[] parts = new String[4 + below.length];
    parts[0] = "v1";
    parts[1] = "owners";
    parts[2] = type;
    parts[3] = id;
    System.arraycopy(below, 0, parts, 4, below.length);
    return Place.of(parts);
  }

  ObjectNode json() {
    return Json.body(Map.of("type", type, "id", id));
  }

  @Override
  public String toString() {
    return type + "/" + id;
  }
}
