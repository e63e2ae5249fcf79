package dev.cleanslate.simulator.vpc;

import dev.cleanslate.simulator.json.Json;
import dev.cleanslate.simulator.room.Ids;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What all objects of the room have, and how one refers to another. Thread-safe.
///
/// @param base where the simulator is
record Shapes(Ids ids, Supplier<URI> base) {
  private static final String GROUP = "fee82deba12e4c0fb69c3b09d1f12345";

  /// An object with nothing but what every one of its kind has; an empty id means a fresh one.
  ObjectNode fresh(Estate estate, Kind kind, String parentPath, String id, String name) {
    String own = id.isEmpty() ? ids.uuid(kind.prefix()) : id;
    String called = name.isEmpty() ? kind.label() + "-" + own.substring(own.length() - 6) : name;
    String path = parentPath.isEmpty() ? kind.path() : parentPath + "/" + kind.path();
    ObjectNode object =
        Json.object().put("id", own).put("name", called).put("href", href(estate, path, own));
    if (kind.hasCrn()) {
      object.put("crn", crn(estate, kind, own));
      object.set("resource_group", Json.object().put("id", GROUP).put("name", "Default"));
    }
    return object
        .put("created_at", estate.present().truncatedTo(ChronoUnit.MILLIS).toString())
        .put("lifecycle_state", "stable")
        .put("resource_type", kind.type());
  }

  /// How other objects refer to this one.
  static ObjectNode reference(JsonNode object) {
    ObjectNode reference = Json.object();
    for (String field : new String[] {"id", "crn", "href", "name", "address", "resource_type"}) {
      if (object.has(field)) {
        reference.set(field, object.get(field));
      }
    }
    return reference;
  }

  /// How a reason is given for a state.
  static ArrayNode reasons(String code) {
    return Json.array()
        .add(
            Json.object()
                .put("code", code)
                .put("message", "The simulator was told so.")
                .put("more_info", "https://cloud.ibm.com/docs/vpc"));
  }

  static String id(JsonNode object) {
    return object.path("id").asString("");
  }

  /// The id of what a field refers to; empty where there is none.
  static String id(JsonNode object, String field) {
    return object.path(field).path("id").asString("");
  }

  static ObjectNode zone(Estate estate, String name) {
    return Json.object().put("name", name.isEmpty() ? estate.region() + "-1" : name);
  }

  private String href(Estate estate, String path, String id) {
    return "%s/vpc/%s/v1/%s/%s".formatted(base.get(), estate.region(), path, id);
  }

  private static String crn(Estate estate, Kind kind, String id) {
    return "crn:v1:bluemix:public:is:%s:a/%s::%s:%s"
        .formatted(estate.region(), estate.account(), kind.label(), id);
  }
}
