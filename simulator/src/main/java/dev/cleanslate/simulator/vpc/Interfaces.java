package dev.cleanslate.simulator.vpc;

import dev.cleanslate.simulator.http.Body;
import dev.cleanslate.simulator.ibm.Outcome;
import dev.cleanslate.simulator.ibm.Pages;
import dev.cleanslate.simulator.ibm.Refused;
import dev.cleanslate.simulator.ibm.Visit;
import dev.cleanslate.simulator.json.Json;
import dev.cleanslate.simulator.room.Aftermath;
import dev.cleanslate.simulator.room.Entry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The routes of virtual network interfaces and of the addresses bound to them. One that has a
/// target cannot be deleted; deletion takes its time and answers with the interface.
record Interfaces(Switches switches, Building building, Demolition demolition) {

  Outcome serve(Visit visit, Estate estate) {
    return switch (visit.depth()) {
      case 1 -> all(visit, estate);
      case 2 -> one(visit, estate, visit.part(1));
      case 3, 4 -> addresses(visit, estate, visit.part(1));
      default -> throw visit.noRoute();
    };
  }

  private Outcome all(Visit visit, Estate estate) {
    return switch (visit.method()) {
      case "GET" -> Places.list(visit, estate, Kind.INTERFACE, "");
      case "POST" -> {
        ObjectNode made = building.networkInterface(estate, visit.body(), "");
        yield Outcome.made(201, made).with("ETag", etag(made));
      }
      default -> throw visit.noMethod();
    };
  }

  private Outcome one(Visit visit, Estate estate, String id) {
    return switch (visit.method()) {
      case "GET" -> {
        Outcome found = Places.one(estate, Kind.INTERFACE, "", id);
        JsonNode body = found.body();
        yield body == null ? found : found.with("ETag", etag(body));
      }
      case "DELETE" -> delete(visit, estate, id);
      default -> throw visit.noMethod();
    };
  }

  private Outcome delete(Visit visit, Estate estate, String id) {
    ObjectNode there = estate.get(Kind.INTERFACE, id);
    String match = visit.request().headers().first("If-Match");
    if (match != null && !match.equals("*") && !match.equals(etag(there))) {
      throw Refused.of(412, "precondition_failed", "The interface was changed meanwhile.");
    }
    if (there.has("target")) {
      throw Refused.of(
          switches.inUse(), "virtual_network_interface_in_use", "The interface has a target.");
    }
    if (there.path("lifecycle_state").asString().equals("deleting") && switches.refusesDeleting()) {
      throw Refused.of(
          switches.inUse(), "virtual_network_interface_deleting", "It is being deleted.");
    }
    if (visit.aftermath() instanceof Aftermath.Unmoved || estate.isUnderWay("deletion of " + id)) {
      return Outcome.made(202, there).unmoved();
    }
    ObjectNode body = there.deepCopy().put("lifecycle_state", "deleting");
    demolition.networkInterface(estate, id, visit.aftermath());
    return Outcome.made(202, body);
  }

  private Outcome addresses(Visit visit, Estate estate, String id) {
    ObjectNode its = estate.get(Kind.INTERFACE, id);
    String subnet = Shapes.id(its, "subnet");
    if (!visit.part(2).equals("ips")) {
      throw visit.noRoute();
    }
    if (visit.depth() == 3) {
      if (!visit.method().equals("GET")) {
        throw visit.noMethod();
      }
      return new Pages(
              visit,
              estate.shelf(Kind.ADDRESS, subnet),
              "ips",
              entry -> isBound(entry, id),
              entry -> Shapes.reference(entry.body()))
          .byCursor();
    }
    String address = visit.part(3);
    return switch (visit.method()) {
      case "GET" -> Outcome.found(Shapes.reference(bound(estate, subnet, address, id)));
      case "PUT" -> bind(estate, its, subnet, address);
      case "DELETE" -> unbind(visit, estate, its, subnet, address);
      default -> throw visit.noMethod();
    };
  }

  private Outcome bind(Estate estate, ObjectNode its, String subnet, String address) {
    if (Shapes.id(estate.get(Kind.ADDRESS, subnet, address), "target").equals(Shapes.id(its))) {
      ObjectNode bound = estate.get(Kind.ADDRESS, subnet, address);
      return Outcome.found(Shapes.reference(bound));
    }
    building.bind(estate, Shapes.id(its), subnet, address);
    return Outcome.made(200, Shapes.reference(estate.get(Kind.ADDRESS, subnet, address)));
  }

  private Outcome unbind(
      Visit visit, Estate estate, ObjectNode its, String subnet, String address) {
    bound(estate, subnet, address, Shapes.id(its));
    if (Shapes.id(its, "primary_ip").equals(address)) {
      throw Refused.of(
          switches.inUse(), "primary_ip_cannot_be_unbound", "The primary IP cannot be unbound.");
    }
    if (!visit.isToLeave()) {
      return Outcome.done(204, false);
    }
    estate.edit(Kind.INTERFACE, Shapes.id(its), it -> Demolition.without(it, "ips", address));
    Demolition.release(estate, subnet, address);
    return Outcome.done(204, true);
  }

  private static ObjectNode bound(Estate estate, String subnet, String address, String target) {
    return estate
        .shelf(Kind.ADDRESS, subnet)
        .peek(address)
        .filter(entry -> isBound(entry, target))
        .map(Entry::body)
        .orElseThrow(() -> Kind.ADDRESS.missing(address));
  }

  private static boolean isBound(Entry entry, String target) {
    return Shapes.id(entry.body(), "target").equals(target);
  }

  private static String etag(JsonNode body) {
    return "W/\"" + Body.of(Json.write(body)).sha256().substring(0, 16) + "\"";
  }
}
