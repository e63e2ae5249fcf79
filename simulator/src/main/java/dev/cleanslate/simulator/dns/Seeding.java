package dev.cleanslate.simulator.dns;

import dev.cleanslate.simulator.json.BadInput;
import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.json.Json;
import dev.cleanslate.simulator.room.Ids;
import dev.cleanslate.simulator.room.Seed;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Makes objects without a call, for tests and scenarios: instances; zones, whose parent is an
/// instance that comes to be where there is none; records and permitted networks of a zone.
record Seeding(Cabinet cabinet, Shapes shapes, Ids ids) {

  List<String> seed(Seed seed, String account) {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < seed.count(); i++) {
      String id = seed.ids().isEmpty() ? "" : seed.ids().get(i);
      made.add(made(seed, account, id, i + 1));
    }
    return made;
  }

  private String made(Seed seed, String account, String id, int number) {
    return switch (seed.kind()) {
      case Cabinet.INSTANCE -> instance(account, id.isEmpty() ? ids.uuid("") : id);
      case Cabinet.ZONE -> zone(seed, account, id, number);
      case Cabinet.RECORD -> record(seed, zone(seed, account), id, number);
      default -> network(seed, zone(seed, account), id, number);
    };
  }

  private String instance(String account, String id) {
    if (cabinet.instances(account).peek(id).isEmpty()) {
      cabinet.instances(account).put(id, Json.object().put("id", id));
    }
    return id;
  }

  private String zone(Seed seed, String account, String id, int number) {
    String instance = instance(account, parent(seed));
    ObjectNode usual = Json.object().put("name", "zone-%d.example".formatted(number));
    ObjectNode zone = overlaid(shapes.zone(over(usual, seed), instance, id), seed);
    return kept(zone, id, each -> cabinet.zones(account, instance).put(id(each), each));
  }

  private String record(Seed seed, Zone zone, String id, int number) {
    String type =
        seed.fields().textOr("type", id.contains(":") ? id.substring(0, id.indexOf(':')) : "A");
    ObjectNode usual = Json.object().put("type", type).put("name", "host-" + number);
    usual.set("rdata", rdata(type, zone, number));
    if (type.equals("SRV")) {
      usual.put("service", "_sip").put("protocol", "udp");
    }
    if (type.equals("PTR")) {
      usual.put("name", ip(number));
    }
    ObjectNode record = shapes.record(over(usual, seed), zone);
    return kept(record, id, each -> cabinet.put(zone, each));
  }

  private String network(Seed seed, Zone zone, String id, int number) {
    ObjectNode inner = Json.object().put("vpc_crn", "crn:v1:bluemix:public:is:vpc-" + number);
    ObjectNode usual = Json.object().set("permitted_network", inner);
    return kept(
        shapes.network(over(usual, seed)), id, each -> cabinet.networks(zone).put(id(each), each));
  }

  private static ObjectNode rdata(String type, Zone zone, int number) {
    String host = "host-%d.%s".formatted(number, zone.name());
    return switch (type) {
      case "AAAA" -> Json.object().put("ip", "2001:db8::" + Integer.toHexString(number));
      case "CNAME" -> Json.object().put("cname", host);
      case "MX" -> Json.object().put("exchange", host).put("preference", 10);
      case "TXT" -> Json.object().put("text", "seeded");
      case "PTR" -> Json.object().put("ptrdname", host);
      case "SRV" ->
          Json.object().put("port", 1).put("priority", 1).put("weight", 1).put("target", host);
      default -> Json.object().put("ip", ip(number));
    };
  }

  private static String ip(int number) {
    return "10.%d.%d.%d".formatted(number >> 16 & 255, number >> 8 & 255, number & 255);
  }

  private Zone zone(Seed seed, String account) {
    return cabinet
        .zone(account, parent(seed))
        .orElseThrow(() -> new BadInput("parent", "is no DNS zone here"));
  }

  private static String parent(Seed seed) {
    return seed.parent().orElseThrow(() -> new BadInput("parent", "is missing for this kind"));
  }

  private static Fields over(ObjectNode usual, Seed seed) {
    return Fields.of("fields", overlaid(usual, seed));
  }

  private static ObjectNode overlaid(ObjectNode object, Seed seed) {
    if (seed.fields().has("id")) {
      throw seed.fields().wrong("id", "cannot be laid over; use ids");
    }
    seed.fields().tree().properties().forEach(each -> object.set(each.getKey(), each.getValue()));
    return object;
  }

  private static String kept(
      ObjectNode object, String id, java.util.function.Consumer<ObjectNode> keep) {
    if (!id.isEmpty()) {
      object.put("id", id);
    }
    keep.accept(object);
    return id(object);
  }

  private static String id(ObjectNode object) {
    return object.path("id").asString();
  }
}
