package dev.cleanslate.simulator.vpc;

import dev.cleanslate.simulator.ibm.Refused;
import dev.cleanslate.simulator.json.BadInput;
import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.json.Json;
import dev.cleanslate.simulator.room.Seed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes objects without a call, for tests and scenarios. A subnet's parent is a VPC; a server's,
/// an interface's and an address's is a subnet; an attachment's is a server. The fields are those
/// of the provider's own bodies, laid over the object afterwards where they stand for themselves,
/// as states and their reasons do, and for a server `interfaces`: how many, or the ids of which;
/// `legacy`; `auto_delete`.
record Seeding(Building building, Assembly assembly) {

  List<String> seed(Seed seed, Estate estate) {
    Kind kind = Kind.labelled(seed.kind());
    if (seed.fields().has("id")) {
      throw seed.fields().wrong("id", "cannot be laid over; use ids");
    }
    Kind above = above(kind);
    if (above != null && estate.shelf(above).peek(parent(seed)).isEmpty()) {
      throw new BadInput("parent", "is no %s here".formatted(above.label()));
    }
    List<String> made = new ArrayList<>();
    try {
      for (int i = 0; i < seed.count(); i++) {
        String id = seed.ids().isEmpty() ? "" : seed.ids().get(i);
        made.add(Shapes.id(made(seed, kind, estate, id)));
      }
    } catch (Refused refused) {
      throw new BadInput("fields", "cannot be made: " + refused.words());
    }
    return made;
  }

  private static @Nullable Kind above(Kind kind) {
    return switch (kind) {
      case SUBNET -> Kind.VPC;
      case SERVER, INTERFACE, ADDRESS -> Kind.SUBNET;
      case ATTACHMENT -> Kind.SERVER;
      case VPC, FLOATING, NIC -> null;
    };
  }

  private ObjectNode made(Seed seed, Kind kind, Estate estate, String id) {
    ObjectNode body = seed.fields().tree().deepCopy();
    return switch (kind) {
      case VPC -> overlaid(estate, kind, "", building.vpc(estate, fields(body), id), seed);
      case SUBNET ->
          overlaid(
              estate,
              kind,
              "",
              building.subnet(estate, fields(in(body, "vpc", parent(seed))), id),
              seed);
      case FLOATING ->
          overlaid(estate, kind, "", building.floating(estate, fields(body), id), seed);
      case INTERFACE ->
          overlaid(
              estate,
              kind,
              "",
              building.networkInterface(estate, fields(in(body, "subnet", parent(seed))), id),
              seed);
      case ADDRESS -> address(seed, estate, id);
      case SERVER ->
          overlaid(estate, kind, "", assembly.server(estate, fields(server(seed)), id), seed);
      case ATTACHMENT -> assembly.attach(estate, parent(seed), fields(body), false);
      case NIC -> throw new BadInput("kind", "comes with a server whose fields say legacy");
    };
  }

  private ObjectNode address(Seed seed, Estate estate, String id) {
    String subnet = parent(seed);
    ObjectNode made = building.address(estate, subnet, seed.fields(), id);
    if (seed.fields().has("target")) {
      String target = seed.fields().object("target").text("id");
      building.bind(estate, target, subnet, Shapes.id(made));
    }
    return made;
  }

  /// The body that asks for such a server.
  private static ObjectNode server(Seed seed) {
    Fields fields = seed.fields();
    ObjectNode body = Json.object();
    for (String field : List.of("name", "profile", "zone")) {
      if (fields.has(field)) {
        body.set(field, fields.tree(field));
      }
    }
    ArrayNode parts = parts(fields, parent(seed));
    String what = fields.flag("legacy", false) ? "network_interface" : "network_attachment";
    body.set("primary_" + what, parts.remove(0));
    return body.set(what + "s", parts);
  }

  private static ArrayNode parts(Fields fields, String subnet) {
    ArrayNode parts = Json.array();
    boolean isList = fields.has("interfaces") && fields.tree("interfaces").isArray();
    int count = isList ? 0 : fields.count("interfaces", 1, 1, 100);
    for (int i = 0; i < count; i++) {
      ObjectNode part = in(Json.object(), "subnet", subnet);
      part.put("auto_delete", fields.flag("auto_delete", true));
      boolean legacy = fields.flag("legacy", false);
      parts.add(legacy ? part : Json.object().set("virtual_network_interface", part));
    }
    (isList ? fields.texts("interfaces") : List.<String>of())
        .forEach(id -> parts.add(in(Json.object(), "virtual_network_interface", id)));
    if (parts.isEmpty()) {
      throw fields.wrong("interfaces", "must not be empty");
    }
    return parts;
  }

  private static ObjectNode overlaid(
      Estate estate, Kind kind, String parent, ObjectNode made, Seed seed) {
    estate.edit(
        kind,
        parent,
        Shapes.id(made),
        it ->
            seed.fields()
                .tree()
                .properties()
                .forEach(each -> {
                  JsonNode value = each.getValue();
                  boolean standsForItself =
                      value.isValueNode() || each.getKey().endsWith("_reasons");
                  if (it.has(each.getKey()) && standsForItself) {
                    it.set(each.getKey(), value);
                  }
                }));
    return made;
  }

  private static ObjectNode in(ObjectNode body, String field, String id) {
    body.set(field, Json.object().put("id", id));
    return body;
  }

  private static Fields fields(ObjectNode body) {
    return Fields.of("fields", body);
  }

  private static String parent(Seed seed) {
    return seed.parent().orElseThrow(() -> new BadInput("parent", "is missing for this kind"));
  }
}
