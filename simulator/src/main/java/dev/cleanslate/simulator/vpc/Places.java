package dev.cleanslate.simulator.vpc;

import dev.cleanslate.simulator.ibm.Outcome;
import dev.cleanslate.simulator.ibm.Pages;
import dev.cleanslate.simulator.ibm.Refused;
import dev.cleanslate.simulator.ibm.Visit;
import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.room.Entry;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The routes of VPCs, subnets, their reserved IPs, and floating IPs: all deleted at once. What
/// still holds something cannot be deleted.
record Places(Switches switches, Building building) {

  Outcome serve(Visit visit, Estate estate, Kind kind) {
    return switch (visit.depth()) {
      case 1 -> all(visit, estate, kind);
      case 2 -> one(visit, estate, kind, visit.part(1));
      case 3, 4 -> addresses(visit, estate, kind);
      default -> throw visit.noRoute();
    };
  }

  private Outcome all(Visit visit, Estate estate, Kind kind) {
    return switch (visit.method()) {
      case "GET" -> list(visit, estate, kind, "");
      case "POST" -> Outcome.made(201, made(visit, estate, kind));
      default -> throw visit.noMethod();
    };
  }

  private ObjectNode made(Visit visit, Estate estate, Kind kind) {
    Fields body = visit.body();
    return switch (kind) {
      case VPC -> building.vpc(estate, body, "");
      case SUBNET -> building.subnet(estate, body, "");
      case FLOATING -> building.floating(estate, body, "");
      case SERVER, ATTACHMENT, NIC, INTERFACE, ADDRESS -> throw visit.noRoute();
    };
  }

  private Outcome one(Visit visit, Estate estate, Kind kind, String id) {
    return switch (visit.method()) {
      case "GET" -> one(estate, kind, "", id);
      case "DELETE" -> {
        estate.get(kind, id);
        mustBeEmpty(estate, kind, id);
        estate.shelf(kind).remove(id, visit.aftermath());
        yield Outcome.done(204, visit.isToLeave());
      }
      default -> throw visit.noMethod();
    };
  }

  private void mustBeEmpty(Estate estate, Kind kind, String id) {
    boolean isHeld =
        switch (kind) {
          case VPC ->
              holds(estate, Kind.SUBNET, "vpc", id) || holds(estate, Kind.SERVER, "vpc", id);
          case SUBNET ->
              holds(estate, Kind.INTERFACE, "subnet", id)
                  || !estate.shelf(Kind.ADDRESS, id).all(Places::isBound).isEmpty();
          case SERVER, ATTACHMENT, NIC, INTERFACE, ADDRESS, FLOATING -> false;
        };
    if (isHeld) {
      throw Refused.of(
          switches.inUse(), kind.label() + "_in_use", "Something is still in it: " + id);
    }
  }

  private static boolean holds(Estate estate, Kind kind, String field, String id) {
    return !estate.shelf(kind).all(it -> Shapes.id(it.body(), field).equals(id)).isEmpty();
  }

  private static boolean isBound(Entry address) {
    return address.body().has("target");
  }

  private Outcome addresses(Visit visit, Estate estate, Kind kind) {
    if (kind != Kind.SUBNET || !visit.part(2).equals(Kind.ADDRESS.path())) {
      throw visit.noRoute();
    }
    String subnet = visit.part(1);
    estate.get(Kind.SUBNET, subnet);
    return visit.depth() == 3
        ? addresses(visit, estate, subnet)
        : address(visit, estate, subnet, visit.part(3));
  }

  private Outcome addresses(Visit visit, Estate estate, String subnet) {
    return switch (visit.method()) {
      case "GET" -> list(visit, estate, Kind.ADDRESS, subnet);
      case "POST" -> {
        Fields body = visit.body();
        ObjectNode made = building.address(estate, subnet, body, "");
        if (body.has("target")) {
          building.bind(estate, body.object("target").text("id"), subnet, Shapes.id(made));
        }
        yield Outcome.made(201, estate.get(Kind.ADDRESS, subnet, Shapes.id(made)));
      }
      default -> throw visit.noMethod();
    };
  }

  private Outcome address(Visit visit, Estate estate, String subnet, String id) {
    return switch (visit.method()) {
      case "GET" -> one(estate, Kind.ADDRESS, subnet, id);
      case "DELETE" -> {
        ObjectNode address = estate.get(Kind.ADDRESS, subnet, id);
        mayGo(estate, address);
        Demolition.address(estate, subnet, address, visit.aftermath());
        yield Outcome.done(204, visit.isToLeave());
      }
      default -> throw visit.noMethod();
    };
  }

  private void mayGo(Estate estate, ObjectNode address) {
    if (address.path("owner").asString().equals("provider")) {
      throw Refused.of(
          switches.providerOwned(), "reserved_ip_provider_owned", "The provider owns this IP.");
    }
    JsonNode target = address.path("target");
    boolean isPrimary =
        target.path("resource_type").asString("").equals(Kind.NIC.type())
            || estate
                .shelf(Kind.INTERFACE)
                .peek(Shapes.id(target))
                .map(it -> Shapes.id(it.body(), "primary_ip").equals(Shapes.id(address)))
                .orElse(false);
    if (isPrimary) {
      throw Refused.of(
          switches.inUse(), "reserved_ip_in_use", "It is the primary IP of an interface.");
    }
  }

  /// A page of a shelf, filtered as the kind can be.
  static Outcome list(Visit visit, Estate estate, Kind kind, String parent) {
    return new Pages(
            visit, estate.shelf(kind, parent), kind.path(), wanted(visit, kind), Entry::body)
        .byCursor();
  }

  /// One object as a client reads it.
  static Outcome one(Estate estate, Kind kind, String parent, String id) {
    return Outcome.found(
        estate.shelf(kind, parent).read(id).orElseThrow(() -> kind.missing(id)).body());
  }

  private static Predicate<Entry> wanted(Visit visit, Kind kind) {
    List<String> asked =
        kind.filters().stream().filter(each -> visit.query(each).isPresent()).toList();
    return entry ->
        asked.stream()
            .allMatch(each ->
                entry
                    .body()
                    .at("/" + each.replace('.', '/'))
                    .asString("")
                    .equals(visit.query(each).orElse("")));
  }
}
