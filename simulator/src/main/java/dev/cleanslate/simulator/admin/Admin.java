package dev.cleanslate.simulator.admin;

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
import dev.cleanslate.simulator.room.TurnedClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The admin API under `/_sim`. Bad input is 400 with `{"error":{"field","problem"}}`. Thread-safe.
public final class Admin {
  /// Where it lies.
  public static final String PREFIX = "/_sim";

  private static final long LONGEST_TURN_MS = 31_536_000_000L;

  private final Rooms rooms;
  private final Inventory inventory;
  private final Faults faults;
  private final RequestLog requests;
  private final TurnedClock clock;

  /// Over these rooms; the first is meant where none is named.
  public Admin(List<Room> rooms, Faults faults, RequestLog requests, TurnedClock clock) {
    this.rooms = new Rooms(rooms);
    this.inventory = new Inventory(rooms);
    this.faults = faults;
    this.requests = requests;
    this.clock = clock;
  }

  /// The objects of all rooms.
  public Inventory inventory() {
    return inventory;
  }

  /// Sets a switch. Throws [BadInput].
  public void flip(String room, String name, String position) {
    rooms.named("room", room).flip(name, position);
  }

  /// Makes a credential known. Throws [BadInput].
  public void admit(Fields credential) {
    rooms.admit(credential);
  }

  /// Puts a scenario in force; what it made. Throws [BadInput].
  public ObjectNode play(Fields scenario) {
    return Scenario.read(scenario, inventory).play(rooms, inventory, faults);
  }

  /// Answers a request under [#PREFIX].
  public Answer serve(Request request) {
    try {
      return routed(request);
    } catch (BadInput bad) {
      return problem(400, bad.field(), bad.problem());
    }
  }

  private Answer routed(Request request) {
    List<String> path = request.segments();
    String route = path.size() < 2 ? "" : path.get(1) + (path.size() > 2 ? "/" : "");
    String id = path.size() < 3 ? "" : path.get(2);
    return switch (request.method()) {
      case "GET" -> shown(route, id, request);
      case "POST" -> done(route, request);
      case "DELETE" -> removed(route, id, request);
      default -> nothing(request);
    };
  }

  private Answer shown(String route, String id, Request request) {
    return switch (route) {
      case "health" -> ok(Json.object().put("status", "up"));
      case "clock" -> ok(time());
      case "faults" -> ok(listed(faults.all().stream().map(FaultJson::write).toList()));
      case "faults/" -> faults.find(id).map(FaultJson::write).map(Admin::ok).orElse(noFault());
      case "requests" -> ok(RequestQuery.of(request.query()).answer(requests));
      case "state" -> ok(State.of(rooms, inventory, faults, requests, request.query()));
      default -> nothing(request);
    };
  }

  private Answer done(String route, Request request) {
    return switch (route) {
      case "faults" -> ok(arm(Json.read(request.body().bytes())));
      case "seed" -> ok(seed(body(request)));
      case "keys" -> keyed(body(request));
      case "switches" -> switched(body(request));
      case "scenario" -> ok(play(body(request)));
      case "clock" -> turned(body(request));
      case "reset" -> reset(body(request));
      default -> nothing(request);
    };
  }

  private Answer removed(String route, String id, Request request) {
    return switch (route) {
      case "faults" -> disarmed();
      case "faults/" -> faults.remove(id) ? done() : noFault();
      case "requests" -> forgotten();
      default -> nothing(request);
    };
  }

  private static Answer nothing(Request request) {
    String asked = request.method() + " " + request.path();
    return problem(404, "path", "is nothing here: " + asked);
  }

  /// Everything back to how it was at the start, but for the numbers of requests and faults.
  public void clear() {
    faults.clear();
    rooms.all().forEach(Room::reset);
    requests.clear();
    clock.reset();
  }

  /// A body is a scenario to be played afterwards; a bad one leaves all as it was.
  private Answer reset(Fields from) {
    Scenario scenario = Scenario.read(from, inventory);
    clear();
    scenario.play(rooms, inventory, faults);
    return done();
  }

  /// `{"advance_ms":1680000}`.
  private Answer turned(Fields from) {
    long millis = from.number("advance_ms", 0, 0, LONGEST_TURN_MS);
    from.nothingElse();
    clock.turn(Duration.ofMillis(millis));
    return ok(time());
  }

  private ObjectNode time() {
    return Json.object()
        .put("now", clock.instant().toString())
        .put("ahead_ms", clock.ahead().toMillis());
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
    Seed seed = inventory.order(from);
    return Json.object().set("ids", Json.tree(inventory.seed(seed)));
  }

  private Answer keyed(Fields from) {
    admit(from);
    return done();
  }

  /// `{"openai":{"assistants":"live"}}`.
  private Answer switched(Fields from) {
    for (String room : from.tree().propertyNames()) {
      Map<String, String> positions = from.words(room);
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
