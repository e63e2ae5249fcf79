package dev.cleanslate.simulator.admin;

import dev.cleanslate.simulator.fault.Fault;
import dev.cleanslate.simulator.fault.FaultJson;
import dev.cleanslate.simulator.fault.Faults;
import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.json.Json;
import dev.cleanslate.simulator.room.Seed;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a scenario file says: keys, switches, objects and faults, put in force in this order.
/// Everything that can be checked beforehand is.
record Scenario(
    List<Fields> keys,
    Map<String, Map<String, String>> switches,
    List<Seed> seeds,
    List<Fault> faults) {

  /// Reads `{"keys":[],"switches":{"openai":{}},"seed":[],"faults":[]}`.
  static Scenario read(Fields from, Inventory inventory) {
    Fields switches = from.object("switches");
    Map<String, Map<String, String>> byRoom = new java.util.LinkedHashMap<>();
    switches.tree().propertyNames().forEach(room -> byRoom.put(room, switches.words(room)));
    Scenario scenario =
        new Scenario(
            from.objects("keys"),
            byRoom,
            from.objects("seed").stream().map(inventory::order).toList(),
            from.objects("faults").stream().map(FaultJson::read).toList());
    from.nothingElse();
    return scenario;
  }

  /// Puts it in force; the ids of what was made.
  ObjectNode play(Rooms rooms, Inventory inventory, Faults switchboard) {
    keys.forEach(rooms::admit);
    switches.forEach((room, positions) ->
        positions.forEach((name, to) -> rooms.named("switches", room).flip(name, to)));
    ArrayNode seeded = Json.array();
    seeds.forEach(seed ->
        seeded.addObject().put("kind", seed.kind()).set("ids", Json.tree(inventory.seed(seed))));
    ArrayNode armed = Json.array();
    faults.forEach(fault -> armed.add(switchboard.add(fault)));
    ObjectNode made = Json.object();
    made.set("seed", seeded);
    return made.set("faults", armed);
  }
}
