package dev.cleanslate.simulator.dns;

import dev.cleanslate.simulator.ibm.Outcome;
import dev.cleanslate.simulator.ibm.Pages;
import dev.cleanslate.simulator.ibm.Refused;
import dev.cleanslate.simulator.ibm.Visit;
import dev.cleanslate.simulator.room.Aftermath;
import dev.cleanslate.simulator.room.Entry;
import dev.cleanslate.simulator.room.Shelf;
import tools.jackson.databind.node.ObjectNode;

/// The routes under `/instances/{instance}/dnszones` and of permitted networks. A zone with
/// permitted networks cannot be deleted; its records go with it.
record Zones(Cabinet cabinet, Shapes shapes) {

  Outcome all(Visit visit, String instance) {
    Shelf zones = cabinet.zones(visit.account(), instance);
    return switch (visit.method()) {
      case "GET" -> new Pages(visit, zones, "dnszones", _ -> true, Entry::body).byOffset();
      case "POST" -> {
        ObjectNode zone = shapes.zone(visit.body(), instance, "");
        zones.put(zone.path("id").asString(), zone);
        yield Outcome.made(200, zone);
      }
      default -> throw visit.noMethod();
    };
  }

  Outcome one(Visit visit, String instance, String id) {
    Shelf zones = cabinet.zones(visit.account(), instance);
    return switch (visit.method()) {
      case "GET" ->
          Outcome.found(zones.read(id).orElseThrow(() -> Refused.missing("DNS zone", id)).body());
      case "DELETE" -> delete(visit, cabinet.zone(visit.account(), instance, id));
      default -> throw visit.noMethod();
    };
  }

  private Outcome delete(Visit visit, Zone zone) {
    if (cabinet.networks(zone).size() > 0) {
      throw Refused.conflict("zone_in_use", "The zone still has permitted networks.");
    }
    cabinet.zones(zone.account(), zone.instance()).remove(zone.id(), visit.aftermath());
    if (visit.aftermath() instanceof Aftermath.Clean) {
      cabinet.dropBelow(zone);
    }
    return Outcome.done(204, visit.isToLeave());
  }

  Outcome networks(Visit visit, Zone zone) {
    Shelf networks = cabinet.networks(zone);
    return switch (visit.method()) {
      case "GET" ->
          new Pages(visit, networks, "permitted_networks", _ -> true, Entry::body).byOffset();
      case "POST" -> {
        ObjectNode network = shapes.network(visit.body());
        networks.put(network.path("id").asString(), network);
        yield Outcome.made(200, network);
      }
      default -> throw visit.noMethod();
    };
  }

  Outcome network(Visit visit, Zone zone, String id) {
    Shelf networks = cabinet.networks(zone);
    return switch (visit.method()) {
      case "GET" -> Outcome.found(networks.read(id).orElseThrow(() -> noNetwork(id)).body());
      case "DELETE" -> {
        Entry gone = networks.remove(id, visit.aftermath()).orElseThrow(() -> noNetwork(id));
        ObjectNode body = gone.body().deepCopy().put("state", "REMOVAL_IN_PROGRESS");
        Outcome removed = Outcome.made(202, body);
        yield visit.isToLeave() ? removed : removed.unmoved();
      }
      default -> throw visit.noMethod();
    };
  }

  private static Refused noNetwork(String id) {
    return Refused.missing("permitted network", id);
  }
}
