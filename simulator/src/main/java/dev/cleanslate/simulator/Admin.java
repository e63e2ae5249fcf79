package dev.cleanslate.simulator;

import dev.cleanslate.simulator.fault.Fault;
import dev.cleanslate.simulator.fault.FaultJson;
import dev.cleanslate.simulator.fault.Faults;
import dev.cleanslate.simulator.http.Answer;
import dev.cleanslate.simulator.http.Request;
import dev.cleanslate.simulator.journal.RequestLog;
import dev.cleanslate.simulator.json.BadInput;
import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.json.Json;
import dev.cleanslate.simulator.room.Room;
import dev.cleanslate.simulator.room.Seed;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The admin API under `/_sim`. Bad input is 400 with `{"error":{"field","problem"}}`. Thread-safe.
record Admin(Rooms rooms, Inventory inventory, Faults faults, RequestLog requests) {
  static final String PREFIX = "/_sim";

  Answer serve(Request request) {
    try {
      return routed(request);
    } catch (BadInput bad) {
      return problem(400, bad.field(), bad.problem());
    }
  }

  private Answer routed(Request request) {
    List<String> path = request.segments();
    String route = path.size() < 2 ? "" : path.get(1);
    String id = path.size() < 3 ? "" : path.get(2);
    return switch (request.method() + " " + route + (path.size() > 2 ? "/" : "")) {
      case "GET health" -> ok(Json.object().put("status", "up"));
      case "GET faults" -> ok(listed(faults.all().stream().map(FaultJson::write).toList()));
      case "GET faults/" -> faults.find(id).map(FaultJson::write).map(Admin::ok).orElse(noFault());
      case "POST faults" -> ok(arm(Json.read(request.body().bytes())));
      case "DELETE faults" -> disarmed();
      case "DELETE faults/" -> faults.remove(id) ? done() : noFault();
      case "GET requests" -> ok(RequestQuery.of(request.query()).answer(requests));
      case "DELETE requests" -> forgotten();
      case "GET state" -> ok(State.of(rooms, inventory, faults, requests, request.query()));
      case "POST seed" -> ok(seed(body(request)));
      case "POST keys" -> keyed(body(request));
      case "POST switches" -> switched(body(request));
      case "POST scenario" -> ok(Scenario.read(body(request)).play(rooms, inventory, faults));
      case "POST reset" -> reset();
      default ->
          problem(404, "path", "is nothing here: " + request.method() + " " + request.path());
    };
  }

  /// Everything back to how it was at the start, but for the numbers of requests and faults.
  void clear() {
    faults.clear();
    rooms.all().forEach(Room::reset);
    requests.clear();
  }

  private Answer reset() {
    clear();
    return done();
  }

  private ObjectNode arm(JsonNode body) {
    List<Fault> read =
        body.isArray()
            ? Fields.of("", Json.object().set("faults", body)).objects("faults").stream()
                .map(FaultJson::read)
                .toList()
            : List.of(FaultJson.read(Fields.of("", body)));
    ArrayNode ids = Json.array();
    read.forEach(fault -> ids.add(faults.add(fault)));
    return Json.object().set("ids", ids);
  }

  private Answer disarmed() {
    faults.clear();
    return done();
  }

  private Answer forgotten() {
    requests.clear();
    return done();
  }

  private ObjectNode seed(Fields from) {
    Seed seed = Seed.of(from);
    from.nothingElse();
    return Json.object().set("ids", Json.tree(inventory.seed(seed)));
  }

  private Answer keyed(Fields from) {
    rooms.admit(from);
    return done();
  }

  /// `{"openai":{"assistants":"live"}}`.
  private Answer switched(Fields from) {
    for (String room : from.tree().propertyNames()) {
      Map<String, String> positions = from.map(room);
      positions.forEach((name, to) -> rooms.named(room, room).flip(name, to));
    }
    return done();
  }

  private static Fields body(Request request) {
    return Fields.of(request.body().bytes());
  }

  private static ObjectNode listed(List<ObjectNode> all) {
    ArrayNode array = Json.array();
    all.forEach(array::add);
    return Json.object().set("faults", array);
  }

  private static Answer noFault() {
    return problem(404, "id", "names no fault");
  }

  private static Answer problem(int status, String field, String problem) {
    ObjectNode error = Json.object().put("field", field).put("problem", problem);
    return Answer.json(status, Json.write(Json.object().set("error", error)));
  }

  private static Answer done() {
    return ok(Json.object().put("done", true));
  }

  private static Answer ok(JsonNode tree) {
    return Answer.json(200, Json.write(tree));
  }
}
