package dev.cleanslate.simulator.dns;

import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.json.Json;
import dev.cleanslate.simulator.room.Ids;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Objects as the provider's client shapes them. Thread-safe.
final class Shapes {
  private static final Map<String, List<String>> RDATA =
      Map.of(
          "A", List.of("ip"),
          "AAAA", List.of("ip"),
          "CNAME", List.of("cname"),
          "MX", List.of("exchange", "preference"),
          "SRV", List.of("port", "priority", "target", "weight"),
          "TXT", List.of("text"),
          "PTR", List.of("ptrdname"));
  private static final int USUAL_TTL = 900;
  private static final int LONGEST_TTL = 43_200;

  private final Ids ids;
  private final InstantSource clock;

  Shapes(Ids ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  ObjectNode zone(Fields from, String instance, String id) {
    return stamped(id.isEmpty() ? ids.uuid("") : id)
        .put("instance_id", instance)
        .put("name", from.text("name"))
        .put("description", from.textOr("description", ""))
        .put("label", from.textOr("label", ""))
        .put("state", "active");
  }

  ObjectNode record(Fields from, Zone zone) {
    String type = from.text("type");
    if (!RDATA.containsKey(type)) {
      throw from.wrong("type", "must be one of " + RDATA.keySet().stream().sorted().toList());
    }
    return filled(stamped(type + ":" + ids.uuid("")).put("type", type), from, zone);
  }

  /// A record with the fields that came laid over it.
  ObjectNode changed(ObjectNode record, Fields from, Zone zone) {
    String type = record.path("type").asString();
    if (!from.textOr("type", type).equals(type)) {
      throw from.wrong("type", "cannot be changed");
    }
    ObjectNode merged = Json.object();
    record.properties().forEach(each -> merged.set(each.getKey(), each.getValue()));
    from.tree().properties().forEach(each -> merged.set(each.getKey(), each.getValue()));
    ObjectNode changed = filled(record.deepCopy(), Fields.of("", merged), zone);
    return changed.put("modified_on", now());
  }

  ObjectNode network(Fields from) {
    Fields inner = from.object("permitted_network");
    ObjectNode network =
        stamped(ids.uuid("")).put("type", from.textOr("type", "vpc")).put("state", "ACTIVE");
    ObjectNode vpc = Json.object().put("vpc_crn", inner.text("vpc_crn"));
    return network.set("permitted_network", vpc);
  }

  private ObjectNode filled(ObjectNode record, Fields from, Zone zone) {
    String type = record.path("type").asString();
    Fields rdata = from.object("rdata");
    RDATA.getOrDefault(type, List.of()).forEach(rdata::tree);
    record
        .put("name", type.equals("PTR") ? from.text("name") : full(from, zone))
        .put("ttl", from.count("ttl", USUAL_TTL, 1, LONGEST_TTL))
        .set("rdata", rdata.tree());
    if (type.equals("SRV")) {
      record.put("service", from.text("service")).put("protocol", from.text("protocol"));
    }
    return record;
  }

  private static String full(Fields from, Zone zone) {
    String name = from.text("name");
    boolean isFull = name.equals(zone.name()) || name.endsWith("." + zone.name());
    return isFull ? name : name + "." + zone.name();
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private ObjectNode stamped(String id) {
    String now = now();
    return Json.object().put("id", id).put("created_on", now).put("modified_on", now);
  }
}
