package dev.cleanslate.simulator.admin;

import dev.cleanslate.simulator.fault.Faults;
import dev.cleanslate.simulator.journal.RequestLog;
import dev.cleanslate.simulator.json.Json;
import dev.cleanslate.simulator.room.Stock;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What is there: `GET /_sim/state?kind=&ids=`, with at most `ids` ids a shelf.
final class State {
  private static final int USUAL_IDS = 1_000;

  private State() {}

  static ObjectNode of(
      Rooms rooms,
      Inventory inventory,
      Faults faults,
      RequestLog requests,
      Map<String, String> query) {
    long ids = Numbers.of("ids", query.get("ids"), USUAL_IDS);
    Map<String, Integer> counts = new TreeMap<>();
    ArrayNode objects = Json.array();
    for (Stock stock : inventory.stock()) {
      counts.merge(stock.kind(), stock.ids().size(), Integer::sum);
      if (query.getOrDefault("kind", stock.kind()).equals(stock.kind())) {
        objects.add(shelf(stock, ids));
      }
    }
    ObjectNode switches = Json.object();
    rooms.all().forEach(room -> switches.set(room.name(), Json.tree(room.switches())));
    ObjectNode state = Json.object();
    state.set("counts", Json.tree(counts));
    state.set("objects", objects);
    state.set("switches", switches);
    return state.put("faults", faults.all().size()).put("requests", requests.count());
  }

  private static ObjectNode shelf(Stock stock, long ids) {
    return Json.object()
        .put("account", stock.account())
        .put("kind", stock.kind())
        .put("parent", stock.parent())
        .put("count", stock.ids().size())
        .set("ids", Json.tree(stock.ids().stream().limit(ids).toList()));
  }
}
