package dev.cleanslate.simulator.openai;

import dev.cleanslate.simulator.json.Json;
import dev.cleanslate.simulator.openai.wire.Rejected;
import dev.cleanslate.simulator.openai.wire.Switches;
import dev.cleanslate.simulator.room.Entry;
import dev.cleanslate.simulator.room.Page;
import dev.cleanslate.simulator.room.PageOrder;
import dev.cleanslate.simulator.room.Shelf;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers listings: `after`, `limit`, `order`, and `before` where the kind has it.
final class Listings {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private final Cabinet cabinet;
  private final Switches switches;

  Listings(Cabinet cabinet, Switches switches) {
    this.cabinet = cabinet;
    this.switches = switches;
  }

  Outcome list(Visit visit, Kind kind, Shelf shelf, Predicate<Entry> wanted) {
    PageOrder order = order(visit, kind, wanted);
    order.after().ifPresent(cursor -> check(shelf, "after", cursor));
    order.before().ifPresent(cursor -> check(shelf, "before", cursor));
    Page page =
        shelf
            .page(order, visit.call().listing())
            .orElseThrow(() -> Rejected.invalid("after", "The cursor names no object."));
    List<ObjectNode> data =
        page.entries().stream().map(entry -> cabinet.shown(visit.account(), kind, entry)).toList();
    return Outcome.of(body(data, page.hasMore()));
  }

  static ObjectNode body(List<ObjectNode> data, boolean hasMore) {
    ArrayNode array = Json.array();
    data.forEach(array::add);
    ObjectNode list = Json.object().put("object", "list");
    list.set("data", array);
    return list.put("first_id", data.isEmpty() ? null : data.getFirst().path("id").asString())
        .put("last_id", data.isEmpty() ? null : data.getLast().path("id").asString())
        .put("has_more", hasMore);
  }

  private void check(Shelf shelf, String param, String cursor) {
    if (switches.refusesDeletedCursor() && shelf.peek(cursor).isEmpty()) {
      throw Rejected.invalid(param, "The cursor names an object that was deleted.");
    }
  }

  private static PageOrder order(Visit visit, Kind kind, Predicate<Entry> wanted) {
    return new PageOrder(
        ascending(visit.query("order").orElse("desc")),
        visit.query("limit").map(text -> limit(text, kind)).orElse(kind.usualLimit()),
        visit.query("after"),
        kind.knowsBefore() ? visit.query("before") : Optional.empty(),
        wanted);
  }

  private static boolean ascending(String order) {
    return switch (order) {
      case "asc" -> true;
      case "desc" -> false;
      default -> throw Rejected.invalid("order", "order must be asc or desc.");
    };
  }

  private static int limit(String text, Kind kind) {
    int limit = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > kind.highestLimit()) {
      throw Rejected.invalid(
          "limit", "limit must lie between 1 and %d.".formatted(kind.highestLimit()));
    }
    return limit;
  }
}
