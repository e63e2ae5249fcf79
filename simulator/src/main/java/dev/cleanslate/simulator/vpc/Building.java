package dev.cleanslate.simulator.vpc;

import dev.cleanslate.simulator.ibm.Refused;
import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes VPCs, subnets, addresses and virtual network interfaces as a body asks for them, and ties
/// them together. An empty id means a fresh one.
record Building(Shapes shapes, Switches switches) {
  private static final List<String> PROVIDERS =
      List.of(
          "ibm-network-address",
          "ibm-default-gateway",
          "ibm-dns-address",
          "ibm-reserved-address",
          "ibm-broadcast-address");

  ObjectNode vpc(Estate estate, Fields from, String id) {
    ObjectNode vpc = shapes.fresh(estate, Kind.VPC, "", id, from.textOr("name", ""));
    vpc.remove("lifecycle_state");
    vpc.put("status", "available").put("classic_access", false).put("health_state", "ok");
    return put(estate, Kind.VPC, vpc);
  }

  ObjectNode subnet(Estate estate, Fields from, String id) {
    ObjectNode vpc = estate.get(Kind.VPC, from.object("vpc").text("id"));
    ObjectNode subnet = shapes.fresh(estate, Kind.SUBNET, "", id, from.textOr("name", ""));
    subnet.remove("lifecycle_state");
    String cidr = "10.%d.0.0/16".formatted(estate.shelf(Kind.SUBNET).size() % 256);
    subnet
        .put("status", "available")
        .put("ip_version", "ipv4")
        .put("ipv4_cidr_block", from.textOr("ipv4_cidr_block", cidr))
        .set("vpc", Shapes.reference(vpc));
    subnet.set("zone", Shapes.zone(estate, from.object("zone").textOr("name", "")));
    put(estate, Kind.SUBNET, subnet);
    if (switches.hasProviderAddresses()) {
      for (String name : PROVIDERS) {
        Fields provided = Fields.of("", Json.object().put("name", name).put("owner", "provider"));
        address(estate, Shapes.id(subnet), provided, "");
      }
    }
    return subnet;
  }

  /// A reserved IP that is bound to nothing yet.
  ObjectNode address(Estate estate, String subnet, Fields from, String id) {
    ObjectNode place = estate.get(Kind.SUBNET, subnet);
    int number = estate.nextAddress(subnet);
    String cidr = place.path("ipv4_cidr_block").asString();
    String usual =
        cidr.replaceAll("\\.[0-9]+\\.[0-9]+/.*", "")
            + "."
            + number / 256 % 256
            + "."
            + number % 256;
    ObjectNode address =
        shapes
            .fresh(estate, Kind.ADDRESS, "subnets/" + subnet, id, from.textOr("name", ""))
            .put("address", from.textOr("address", usual))
            .put("owner", from.textOr("owner", "user"))
            .put("auto_delete", from.flag("auto_delete", false));
    estate.shelf(Kind.ADDRESS, subnet).put(Shapes.id(address), address);
    return address;
  }

  /// A virtual network interface with its primary address and any others, attached to nothing yet.
  ObjectNode networkInterface(Estate estate, Fields from, String id) {
    String subnet = from.object("subnet").text("id");
    ObjectNode place = estate.get(Kind.SUBNET, subnet);
    List<String> addresses = new ArrayList<>();
    addresses.add(bindable(estate, subnet, from.object("primary_ip")));
    from.objects("ips").forEach(each -> addresses.add(bindable(estate, subnet, each)));
    ObjectNode made =
        shapes
            .fresh(estate, Kind.INTERFACE, "", id, from.textOr("name", ""))
            .put("auto_delete", from.flag("auto_delete", false))
            .put("allow_ip_spoofing", false)
            .put("enable_infrastructure_nat", true)
            .put("protocol_state_filtering_mode", "auto")
            .put("mac_address", shapes.ids().hex("02:00:0", 1) + ":00:00:01");
    made.set("security_groups", Json.array());
    made.set("subnet", Shapes.reference(place));
    made.set("vpc", place.path("vpc"));
    made.set("zone", place.path("zone"));
    made.set("ips", Json.array());
    put(estate, Kind.INTERFACE, made);
    addresses.forEach(each -> bind(estate, Shapes.id(made), subnet, each));
    ObjectNode primary = estate.get(Kind.ADDRESS, subnet, addresses.getFirst());
    estate.edit(
        Kind.INTERFACE, Shapes.id(made), it -> it.set("primary_ip", Shapes.reference(primary)));
    return estate.get(Kind.INTERFACE, Shapes.id(made));
  }

  /// The id of an address that is named, or made for this.
  String bindable(Estate estate, String subnet, Fields from) {
    if (from.has("id")) {
      return free(estate, subnet, from.text("id"));
    }
    ObjectNode wanted = from.tree().deepCopy();
    wanted.put("auto_delete", from.flag("auto_delete", true));
    return Shapes.id(address(estate, subnet, Fields.of("", wanted), ""));
  }

  private static String free(Estate estate, String subnet, String id) {
    if (estate.get(Kind.ADDRESS, subnet, id).has("target")) {
      throw Refused.conflict("reserved_ip_in_use", "The reserved IP is bound already.");
    }
    return id;
  }

  /// Binds a reserved IP to a virtual network interface; refuses one that is bound already.
  void bind(Estate estate, String interfaceId, String subnet, String addressId) {
    free(estate, subnet, addressId);
    ObjectNode target = Shapes.reference(estate.get(Kind.INTERFACE, interfaceId));
    estate.edit(Kind.ADDRESS, subnet, addressId, it -> it.set("target", target));
    ObjectNode address = Shapes.reference(estate.get(Kind.ADDRESS, subnet, addressId));
    estate.edit(Kind.INTERFACE, interfaceId, it -> ((ArrayNode) it.get("ips")).add(address));
  }

  ObjectNode floating(Estate estate, Fields from, String id) {
    ObjectNode made =
        shapes
            .fresh(estate, Kind.FLOATING, "", id, from.textOr("name", ""))
            .put("status", "available")
            .put("address", "203.0.113." + (estate.shelf(Kind.FLOATING).size() % 254 + 1));
    made.remove(List.of("lifecycle_state", "resource_type"));
    made.set("zone", Shapes.zone(estate, from.object("zone").textOr("name", "")));
    if (from.has("target")) {
      String target = from.object("target").text("id");
      made.set("target", Shapes.reference(estate.get(Kind.INTERFACE, target)));
    }
    return put(estate, Kind.FLOATING, made);
  }

  static ObjectNode put(Estate estate, Kind kind, ObjectNode object) {
    estate.shelf(kind).put(Shapes.id(object), object);
    return object;
  }
}
