package dev.cleanslate.simulator.vpc;

import dev.cleanslate.simulator.ibm.Outcome;
import dev.cleanslate.simulator.ibm.Refused;
import dev.cleanslate.simulator.ibm.Visit;
import dev.cleanslate.simulator.room.Aftermath;
import dev.cleanslate.simulator.room.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// The routes of bare metal servers and of what is fitted to them.
record Servers(Switches switches, Assembly assembly, Demolition demolition) {
  private static final Set<String> ALIVE = Set.of("running", "starting", "restarting", "stopping");

  Outcome serve(Visit visit, Estate estate) {
    return switch (visit.depth()) {
      case 1 -> all(visit, estate);
      case 2 -> one(visit, estate, visit.part(1));
      case 3, 4 -> below(visit, estate, visit.part(1));
      default -> throw visit.noRoute();
    };
  }

  private Outcome all(Visit visit, Estate estate) {
    return switch (visit.method()) {
      case "GET" -> Places.list(visit, estate, Kind.SERVER, "");
      case "POST" -> Outcome.made(201, assembly.server(estate, visit.body(), ""));
      default -> throw visit.noMethod();
    };
  }

  private Outcome one(Visit visit, Estate estate, String id) {
    return switch (visit.method()) {
      case "GET" -> Places.one(estate, Kind.SERVER, "", id);
      case "DELETE" -> delete(visit, estate, id);
      default -> throw visit.noMethod();
    };
  }

  private Outcome delete(Visit visit, Estate estate, String id) {
    String status = status(estate, id);
    if (status.equals("deleting") && switches.refusesDeleting()) {
      throw refused(id, "is being deleted");
    }
    if (ALIVE.contains(status) && switches.refusesRunning()) {
      throw refused(id, "must be stopped first");
    }
    if (visit.aftermath() instanceof Aftermath.Unmoved || estate.isUnderWay("deletion of " + id)) {
      return Outcome.done(202, false);
    }
    demolition.server(estate, id, visit.aftermath());
    return Outcome.done(202, true);
  }

  private Outcome below(Visit visit, Estate estate, String server) {
    String part = visit.part(2);
    if (part.equals(Kind.ATTACHMENT.path())) {
      return fitted(visit, estate, server, Kind.ATTACHMENT);
    }
    if (part.equals(Kind.NIC.path())) {
      return fitted(visit, estate, server, Kind.NIC);
    }
    if (visit.depth() > 3) {
      throw visit.noRoute();
    }
    if (!visit.method().equals("POST")) {
      throw visit.noMethod();
    }
    return switch (part) {
      case "stop" -> stop(visit, estate, server);
      case "start" -> start(estate, server, List.of("stopped"), "starting");
      case "restart" -> start(estate, server, List.of("running"), "restarting");
      default -> throw visit.noRoute();
    };
  }

  private Outcome stop(Visit visit, Estate estate, String id) {
    String type = visit.body().text("type");
    if (!type.equals("hard") && !type.equals("soft")) {
      throw Refused.invalid("type", "type must be hard or soft.");
    }
    String status = status(estate, id);
    if (!ALIVE.contains(status)) {
      if (switches.refusesStopped() || !status.equals("stopped")) {
        throw refused(id, "is " + status);
      }
      return Outcome.done(204, false);
    }
    if (type.equals("soft") && !switches.softStopFinishes()) {
      return Outcome.done(204, false);
    }
    estate.edit(Kind.SERVER, id, it -> it.put("status", switches.whileStopping()));
    turn(estate, id, "stop of ", switches.stop(), switches.whileStopping(), "stopped");
    return Outcome.done(204, true);
  }

  private Outcome start(Estate estate, String id, List<String> from, String meanwhile) {
    String status = status(estate, id);
    if (!from.contains(status)) {
      throw refused(id, "is " + status);
    }
    estate.edit(Kind.SERVER, id, it -> it.put("status", meanwhile));
    turn(estate, id, "start of ", switches.start(), meanwhile, "running");
    return Outcome.done(204, true);
  }

  /// A status becomes another one after a while, unless it became a third one meanwhile.
  private static void turn(
      Estate estate, String id, String what, Duration after, String from, String to) {
    Runnable end =
        () ->
            estate.edit(
                Kind.SERVER,
                id,
                it -> {
                  if (it.path("status").asString().equals(from)) {
                    it.put("status", to);
                  }
                });
    estate.later(after, what + id, end);
  }

  private Outcome fitted(Visit visit, Estate estate, String server, Kind kind) {
    estate.get(Kind.SERVER, server);
    if (visit.depth() == 3) {
      return fittings(visit, estate, server, kind);
    }
    String id = visit.part(3);
    return switch (visit.method()) {
      case "GET" -> Places.one(estate, kind, server, id);
      case "DELETE" ->
          kind == Kind.NIC ? unfit(visit, estate, server, id) : detach(visit, estate, server, id);
      default -> throw visit.noMethod();
    };
  }

  private Outcome fittings(Visit visit, Estate estate, String server, Kind kind) {
    if (visit.method().equals("POST") && kind == Kind.ATTACHMENT) {
      return Outcome.made(201, assembly.attach(estate, server, visit.body(), false));
    }
    if (!visit.method().equals("GET")) {
      throw visit.noMethod();
    }
    return Places.list(visit, estate, kind, server);
  }

  private Outcome detach(Visit visit, Estate estate, String server, String id) {
    secondary(estate.get(Kind.ATTACHMENT, server, id));
    if (visit.aftermath() instanceof Aftermath.Unmoved || estate.isUnderWay("deletion of " + id)) {
      return Outcome.done(202, false);
    }
    demolition.attachment(estate, server, id, visit.aftermath());
    return Outcome.done(202, true);
  }

  private Outcome unfit(Visit visit, Estate estate, String server, String id) {
    if (estate.shelf(Kind.ATTACHMENT, server).size() > 0) {
      throw Refused.of(
          switches.inUse(),
          "network_interface_read_only",
          "The server has network attachments; delete those.");
    }
    ObjectNode nic = estate.get(Kind.NIC, server, id);
    secondary(nic);
    demolition.nic(estate, server, nic, visit.aftermath());
    return Outcome.done(204, visit.isToLeave());
  }

  private void secondary(ObjectNode fitting) {
    if (fitting.path("type").asString().equals("primary")) {
      throw Refused.of(
          switches.inUse(), "primary_cannot_be_deleted", "The primary one goes with its server.");
    }
  }

  private static String status(Estate estate, String id) {
    return estate
        .shelf(Kind.SERVER)
        .peek(id)
        .map(Entry::body)
        .orElseThrow(() -> Kind.SERVER.missing(id))
        .path("status")
        .asString();
  }

  private Refused refused(String id, String why) {
    return Refused.of(
        switches.inUse(), "bare_metal_server_state", "Server %s %s.".formatted(id, why));
  }
}
