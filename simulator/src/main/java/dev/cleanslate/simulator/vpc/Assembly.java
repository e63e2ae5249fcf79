package dev.cleanslate.simulator.vpc;

import dev.cleanslate.simulator.ibm.Refused;
import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes servers with network attachments, or with the interfaces of old, as a body asks for them.
record Assembly(Shapes shapes, Switches switches, Building building) {

  ObjectNode server(Estate estate, Fields from, String id) {
    List<Fields> attachments = all(from, "network_attachment");
    List<Fields> nics = all(from, "network_interface");
    if (attachments.isEmpty() == nics.isEmpty()) {
      throw Refused.invalid(
          "primary_network_attachment", "Name a primary attachment or a primary interface.");
    }
    ObjectNode vpc = estate.get(Kind.VPC, vpc(estate, from, attachments, nics));
    ObjectNode server = bare(estate, from, id, vpc);
    Building.put(estate, Kind.SERVER, server);
    String own = Shapes.id(server);
    for (int i = 0; i < attachments.size(); i++) {
      attach(estate, own, attachments.get(i), i == 0);
    }
    for (int i = 0; i < nics.size(); i++) {
      fit(estate, own, nics.get(i), i == 0);
    }
    estate.later(
        switches.creation(),
        "creation of " + own,
        () -> estate.edit(Kind.SERVER, own, Assembly::runs));
    return estate.get(Kind.SERVER, own);
  }

  /// The primary one first.
  private static List<Fields> all(Fields from, String what) {
    List<Fields> all = new ArrayList<>();
    if (from.has("primary_" + what)) {
      all.add(from.object("primary_" + what));
    }
    all.addAll(from.objects(what + "s"));
    return all;
  }

  private static String vpc(
      Estate estate, Fields from, List<Fields> attachments, List<Fields> nics) {
    if (from.has("vpc")) {
      return from.object("vpc").text("id");
    }
    Fields first = nics.isEmpty() ? attachments.getFirst() : nics.getFirst();
    Fields inner = nics.isEmpty() ? first.object("virtual_network_interface") : first;
    return inner.has("id")
        ? Shapes.id(estate.get(Kind.INTERFACE, inner.text("id")), "vpc")
        : Shapes.id(estate.get(Kind.SUBNET, inner.object("subnet").text("id")), "vpc");
  }

  private ObjectNode bare(Estate estate, Fields from, String id, ObjectNode vpc) {
    ObjectNode server =
        shapes
            .fresh(estate, Kind.SERVER, "", id, from.textOr("name", ""))
            .put("status", "pending")
            .put("lifecycle_state", "pending")
            .put("health_state", "inapplicable")
            .put("bandwidth", 20_000)
            .put("memory", 1_536)
            .put("enable_secure_boot", false);
    String profile = from.object("profile").textOr("name", "bx2-metal-96x384");
    server.set("profile", Json.object().put("name", profile));
    server.set("zone", Shapes.zone(estate, from.object("zone").textOr("name", "")));
    server.set("vpc", Shapes.reference(vpc));
    for (String list : List.of("status_reasons", "lifecycle_reasons", "health_reasons", "disks")) {
      server.set(list, Json.array());
    }
    server.set("network_attachments", Json.array());
    return server.set("network_interfaces", Json.array());
  }

  static void runs(ObjectNode server) {
    server.put("status", "running").put("lifecycle_state", "stable").put("health_state", "ok");
  }

  /// Attaches a virtual network interface that is named, or made for this.
  ObjectNode attach(Estate estate, String server, Fields from, boolean isPrimary) {
    Fields wanted = from.object("virtual_network_interface");
    String interfaceId =
        wanted.has("id") ? detached(estate, wanted.text("id")) : made(estate, wanted);
    ObjectNode inner = estate.get(Kind.INTERFACE, interfaceId);
    ObjectNode attachment =
        below(estate, Kind.ATTACHMENT, server, from, isPrimary, inner)
            .put("interface_type", from.textOr("interface_type", "pci"));
    attachment.set("virtual_network_interface", Shapes.reference(inner));
    estate.shelf(Kind.ATTACHMENT, server).put(Shapes.id(attachment), attachment);
    estate.edit(Kind.INTERFACE, interfaceId, it -> it.set("target", Shapes.reference(attachment)));
    refer(estate, server, "network_attachment", attachment, isPrimary);
    return attachment;
  }

  /// An interface that is made with its attachment goes with it, unless the body says otherwise.
  private String made(Estate estate, Fields wanted) {
    ObjectNode body = wanted.tree().deepCopy();
    body.put("auto_delete", wanted.flag("auto_delete", true));
    return Shapes.id(building.networkInterface(estate, Fields.of("", body), ""));
  }

  private static String detached(Estate estate, String id) {
    if (estate.get(Kind.INTERFACE, id).has("target")) {
      throw Refused.conflict("virtual_network_interface_in_use", "It has a target already.");
    }
    return id;
  }

  private void fit(Estate estate, String server, Fields from, boolean isPrimary) {
    String subnet = from.object("subnet").text("id");
    String address = building.bindable(estate, subnet, from.object("primary_ip"));
    ObjectNode place = Json.object();
    place.set("subnet", Shapes.reference(estate.get(Kind.SUBNET, subnet)));
    place.set("primary_ip", Shapes.reference(estate.get(Kind.ADDRESS, subnet, address)));
    ObjectNode nic =
        below(estate, Kind.NIC, server, from, isPrimary, place).put("status", "available");
    nic.set("floating_ips", Json.array());
    estate.shelf(Kind.NIC, server).put(Shapes.id(nic), nic);
    estate.edit(Kind.ADDRESS, subnet, address, it -> it.set("target", Shapes.reference(nic)));
    refer(estate, server, "network_interface", nic, isPrimary);
  }

  private ObjectNode below(
      Estate estate, Kind kind, String server, Fields from, boolean isPrimary, ObjectNode place) {
    ObjectNode made =
        shapes
            .fresh(estate, kind, "bare_metal_servers/" + server, "", from.textOr("name", ""))
            .put("type", isPrimary ? "primary" : "secondary")
            .put("port_speed", 100_000);
    made.set("subnet", place.path("subnet"));
    return made.set("primary_ip", place.path("primary_ip"));
  }

  private static void refer(
      Estate estate, String server, String what, ObjectNode part, boolean isPrimary) {
    ObjectNode reference = Shapes.reference(part);
    reference.set("subnet", part.path("subnet"));
    reference.set("primary_ip", part.path("primary_ip"));
    if (part.has("virtual_network_interface")) {
      reference.set("virtual_network_interface", part.path("virtual_network_interface"));
    }
    estate.edit(
        Kind.SERVER,
        server,
        it -> {
          ((ArrayNode) it.get(what + "s")).add(reference);
          if (isPrimary) {
            it.set("primary_" + what, reference);
          }
        });
  }
}
