package dev.cleanslate.simulator.vpc;

import dev.cleanslate.simulator.json.Json;
import dev.cleanslate.simulator.room.Aftermath;
import dev.cleanslate.simulator.room.Entry;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes things away, and what goes with them: a server's attachments, an attachment's interface
/// where that is to be deleted with it, an interface's addresses likewise. Floating IPs are let go
/// of and stay.
record Demolition(Switches switches) {

  /// Begins to delete a server; how it ends is the aftermath.
  void server(Estate estate, String id, Aftermath aftermath) {
    String before = estate.get(Kind.SERVER, id).path("status").asString();
    estate.edit(
        Kind.SERVER,
        id,
        it ->
            it.put("status", "deleting")
                .put("lifecycle_state", "deleting")
                .put("health_state", "inapplicable"));
    List<String> attachments = estate.shelf(Kind.ATTACHMENT, id).ids();
    attachments.forEach(each -> state(estate, Kind.ATTACHMENT, id, each, "deleting"));
    Consumer<ObjectNode> recover =
        it -> {
          Assembly.runs(it);
          it.put("status", before.equals("running") ? "running" : "stopped");
        };
    Runnable end =
        () -> {
          switch (aftermath) {
            case Aftermath.Fails(String reason) -> {
              estate.edit(Kind.SERVER, id, it -> fail(it, reason));
              attachments.forEach(each -> state(estate, Kind.ATTACHMENT, id, each, "stable"));
            }
            case Aftermath.Recovers _ -> {
              estate.edit(Kind.SERVER, id, recover);
              attachments.forEach(each -> state(estate, Kind.ATTACHMENT, id, each, "stable"));
            }
            case Aftermath.Clean _,
                Aftermath.Lingers _,
                Aftermath.Reappears _,
                Aftermath.Unmoved _,
                Aftermath.Halts _ -> {
              if (aftermath instanceof Aftermath.Reappears) {
                estate.edit(Kind.SERVER, id, recover.andThen(Demolition::strip));
              }
              serverIsGone(estate, id, aftermath);
            }
          }
        };
    begin(estate, "deletion of " + id, switches.serverDeletion(), aftermath, end);
  }

  private static void begin(
      Estate estate, String name, java.time.Duration delay, Aftermath aftermath, Runnable end) {
    if (!(aftermath instanceof Aftermath.Halts)) {
      estate.later(delay, name, end);
    }
  }

  private static void fail(ObjectNode it, String reason) {
    it.put("lifecycle_state", "failed");
    if (it.has("status")) {
      it.put("status", "failed");
      it.set("status_reasons", Shapes.reasons("cannot_reinitialize"));
      it.set("lifecycle_reasons", Shapes.reasons(reason));
    }
  }

  /// What comes back has lost what went with it.
  private static void strip(ObjectNode it) {
    for (String list : List.of("network_attachments", "network_interfaces", "ips")) {
      if (it.has(list)) {
        it.set(list, Json.array());
      }
    }
  }

  private void serverIsGone(Estate estate, String id, Aftermath aftermath) {
    for (Entry attachment : estate.shelf(Kind.ATTACHMENT, id).all(_ -> true)) {
      letGo(estate, attachment.body());
    }
    for (Entry nic : estate.shelf(Kind.NIC, id).all(_ -> true)) {
      vacate(estate, nic.body());
    }
    estate.drop(Kind.ATTACHMENT, id);
    estate.drop(Kind.NIC, id);
    estate.shelf(Kind.SERVER).remove(id, aftermath);
  }

  /// Begins to take an attachment off its server.
  void attachment(Estate estate, String server, String id, Aftermath aftermath) {
    state(estate, Kind.ATTACHMENT, server, id, "deleting");
    Runnable end =
        () -> {
          if (aftermath instanceof Aftermath.Fails || aftermath instanceof Aftermath.Recovers) {
            String state = aftermath instanceof Aftermath.Fails ? "failed" : "stable";
            state(estate, Kind.ATTACHMENT, server, id, state);
          } else {
            estate
                .shelf(Kind.ATTACHMENT, server)
                .peek(id)
                .ifPresent(it -> letGo(estate, it.body()));
            estate.edit(Kind.SERVER, server, it -> without(it, "network_attachments", id));
            estate.shelf(Kind.ATTACHMENT, server).remove(id, aftermath);
          }
        };
    begin(estate, "deletion of " + id, switches.interfaceDeletion(), aftermath, end);
  }

  /// Takes a legacy interface off its server.
  void nic(Estate estate, String server, ObjectNode nic, Aftermath aftermath) {
    if (Aftermath.leaves(aftermath)) {
      vacate(estate, nic);
      estate.edit(Kind.SERVER, server, it -> without(it, "network_interfaces", Shapes.id(nic)));
      estate.shelf(Kind.NIC, server).remove(Shapes.id(nic), aftermath);
    }
  }

  private void letGo(Estate estate, ObjectNode attachment) {
    String id = Shapes.id(attachment, "virtual_network_interface");
    disassociate(estate, Shapes.id(attachment));
    estate.edit(Kind.INTERFACE, id, it -> it.remove("target"));
    boolean goesToo =
        estate
            .shelf(Kind.INTERFACE)
            .peek(id)
            .map(it -> it.body().path("auto_delete").asBoolean())
            .orElse(false);
    if (goesToo) {
      networkInterface(estate, id, Aftermath.CLEAN);
    }
  }

  private void vacate(Estate estate, ObjectNode nic) {
    disassociate(estate, Shapes.id(nic));
    release(estate, Shapes.id(nic, "subnet"), Shapes.id(nic, "primary_ip"));
  }

  /// Begins to delete a virtual network interface.
  void networkInterface(Estate estate, String id, Aftermath aftermath) {
    state(estate, Kind.INTERFACE, "", id, "deleting");
    Runnable end =
        () -> {
          if (aftermath instanceof Aftermath.Fails || aftermath instanceof Aftermath.Recovers) {
            String state = aftermath instanceof Aftermath.Fails ? "failed" : "stable";
            state(estate, Kind.INTERFACE, "", id, state);
          } else {
            interfaceIsGone(estate, id, aftermath);
          }
        };
    begin(estate, "deletion of " + id, switches.interfaceDeletion(), aftermath, end);
  }

  private static void interfaceIsGone(Estate estate, String id, Aftermath aftermath) {
    ObjectNode gone = estate.get(Kind.INTERFACE, id);
    for (JsonNode each : gone.path("ips")) {
      release(estate, Shapes.id(gone, "subnet"), Shapes.id(each));
    }
    disassociate(estate, id);
    if (aftermath instanceof Aftermath.Reappears) {
      estate.edit(Kind.INTERFACE, id, it -> strip(it.put("lifecycle_state", "stable")));
    }
    estate.shelf(Kind.INTERFACE).remove(id, aftermath);
  }

  /// Unbinds an address; it goes where it was to be deleted with its target.
  static void release(Estate estate, String subnet, String id) {
    estate.edit(Kind.ADDRESS, subnet, id, it -> it.remove("target"));
    estate
        .shelf(Kind.ADDRESS, subnet)
        .peek(id)
        .filter(it -> it.body().path("auto_delete").asBoolean())
        .ifPresent(it -> estate.shelf(Kind.ADDRESS, subnet).remove(id, Aftermath.CLEAN));
  }

  /// Deletes an address, and takes it off the interface it is bound to.
  static void address(Estate estate, String subnet, ObjectNode address, Aftermath aftermath) {
    if (Aftermath.leaves(aftermath)) {
      String id = Shapes.id(address);
      estate.edit(Kind.INTERFACE, Shapes.id(address, "target"), it -> without(it, "ips", id));
      estate.shelf(Kind.ADDRESS, subnet).remove(id, aftermath);
    }
  }

  private static void disassociate(Estate estate, String target) {
    estate
        .shelf(Kind.FLOATING)
        .all(it -> Shapes.id(it.body(), "target").equals(target))
        .forEach(it -> estate.edit(Kind.FLOATING, it.id(), body -> body.remove("target")));
  }

  private static void state(Estate estate, Kind kind, String parent, String id, String state) {
    estate.edit(kind, parent, id, it -> it.put("lifecycle_state", state));
  }

  /// Takes a reference out of a list.
  static void without(ObjectNode object, String list, String id) {
    ArrayNode left = Json.array();
    for (JsonNode each : object.path(list)) {
      if (!Shapes.id(each).equals(id)) {
        left.add(each);
      }
    }
    object.set(list, left);
  }
}
