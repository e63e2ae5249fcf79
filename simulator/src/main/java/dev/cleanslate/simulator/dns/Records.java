package dev.cleanslate.simulator.dns;

import dev.cleanslate.simulator.ibm.Outcome;
import dev.cleanslate.simulator.ibm.Pages;
import dev.cleanslate.simulator.ibm.Refused;
import dev.cleanslate.simulator.ibm.Visit;
import dev.cleanslate.simulator.room.Aftermath;
import dev.cleanslate.simulator.room.Entry;
import dev.cleanslate.simulator.room.Shelf;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/// The routes under `.../resource_records`. Deletion is at once. An address record shows the PTR
/// record that speaks of it; what its deletion does to that one is a switch.
record Records(Cabinet cabinet, Shapes shapes, Switches switches) {

  Outcome all(Visit visit, Zone zone) {
    return switch (visit.method()) {
      case "GET" ->
          new Pages(
                  visit,
                  cabinet.records(zone),
                  "resource_records",
                  wanted(visit),
                  entry -> shown(zone, entry))
              .byOffset();
      case "POST" -> {
        ObjectNode record = shapes.record(visit.body(), zone);
        cabinet.put(zone, record);
        yield Outcome.made(200, record);
      }
      default -> throw visit.noMethod();
    };
  }

  Outcome one(Visit visit, Zone zone, String id) {
    Shelf records = cabinet.records(zone);
    return switch (visit.method()) {
      case "GET" -> Outcome.found(shown(zone, records.read(id).orElseThrow(() -> missing(id))));
      case "PUT" -> {
        ObjectNode old = records.peek(id).orElseThrow(() -> missing(id)).body();
        ObjectNode record = shapes.changed(old, visit.body(), zone);
        cabinet.put(zone, record);
        yield Outcome.made(200, record);
      }
      case "DELETE" -> delete(visit, zone, id);
      default -> throw visit.noMethod();
    };
  }

  private Outcome delete(Visit visit, Zone zone, String id) {
    Shelf records = cabinet.records(zone);
    Optional<Entry> there = records.peek(id);
    if (there.isEmpty() && switches.acceptsAbsent()) {
      return Outcome.done(204, false);
    }
    ObjectNode record = there.orElseThrow(() -> missing(id)).body();
    Optional<Entry> ptr = cabinet.linked(zone, record);
    if (ptr.isPresent() && switches.refusesWhileLinked()) {
      throw Refused.conflict("record_linked", "A PTR record is linked to this record.");
    }
    boolean leaves = visit.isToLeave();
    if (records.remove(id, visit.aftermath()).isEmpty()) {
      throw missing(id);
    }
    if (leaves && switches.cascadesToPtr()) {
      ptr.ifPresent(each -> records.remove(each.id(), Aftermath.CLEAN));
    }
    return Outcome.done(204, leaves);
  }

  private ObjectNode shown(Zone zone, Entry entry) {
    Optional<Entry> ptr = cabinet.linked(zone, entry.body());
    return ptr.isEmpty()
        ? entry.body()
        : entry.body().deepCopy().set("linked_ptr_record", ptr.get().body());
  }

  private Predicate<Entry> wanted(Visit visit) {
    Optional<String> type = visit.query("type");
    Optional<String> name = visit.query("name");
    return entry ->
        type.map(entry.body().path("type").asString()::equals).orElse(true)
            && name.map(each -> isNamed(entry.body().path("name").asString(), each)).orElse(true);
  }

  private boolean isNamed(String name, String asked) {
    return switches.findsByPartOfName() ? name.contains(asked) : name.equals(asked);
  }

  private static Refused missing(String id) {
    return Refused.missing("resource record", id);
  }
}
