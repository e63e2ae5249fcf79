package dev.cleanslate.simulator;

import dev.cleanslate.simulator.fault.Faults;
import dev.cleanslate.simulator.http.HttpServer;
import dev.cleanslate.simulator.journal.RequestLog;
import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.json.Json;
import dev.cleanslate.simulator.openai.OpenAiRoom;
import dev.cleanslate.simulator.room.Ids;
import dev.cleanslate.simulator.room.Room;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.node.ObjectNode;

/// A running simulator on 127.0.0.1, for tests in the same process and for clients of any kind.
///
/// A client's base URL is [#openAi()]; the admin API lies under `/_sim`. Thread-safe.
public final class Simulator implements AutoCloseable {
  private final Faults faults;
  private final RequestLog requests;
  private final Rooms rooms;
  private final Inventory inventory;
  private final Admin admin;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final HttpServer server;

  private Simulator(SimulatorOptions options) {
    faults = new Faults();
    requests = new RequestLog(options.remembered(), options.clock());
    Room openAi = new OpenAiRoom(new Ids(options.random()), options.clock());
    rooms = new Rooms(List.of(openAi));
    inventory = new Inventory(rooms.all());
    admin = new Admin(rooms, inventory, faults, requests);
    Stage stage = new Stage(options.clock(), options.pause(), closing);
    House house = new House(rooms.all(), faults, requests, stage, admin);
    server = HttpServer.start(options.port(), house::handle, options.clock(), options.maxBody());
  }

  /// Starts one. Throws [java.io.UncheckedIOException] where the port is taken.
  public static Simulator start(SimulatorOptions options) {
    return new Simulator(options);
  }

  /// Runs one until the process is told to end: `--port N [--scenario FILE]`.
  public static void main(String[] arguments) throws InterruptedException {
    CommandLine.run(arguments);
  }

  /// The port it listens on.
  public int port() {
    return server.port();
  }

  /// Where it is: `http://127.0.0.1:port`.
  public URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /// The base URL for OpenAI clients.
  public URI openAi() {
    return url().resolve("/openai/v1");
  }

  /// The faults in force.
  public Faults faults() {
    return faults;
  }

  /// The requests that came.
  public RequestLog requests() {
    return requests;
  }

  /// The objects that are there.
  public Inventory objects() {
    return inventory;
  }

  /// Sets a switch of a room: `flip("openai", "assistants", "live")`. Throws
  /// [dev.cleanslate.simulator.json.BadInput].
  public void flip(String room, String name, String position) {
    rooms.named("room", room).flip(name, position);
  }

  /// Makes an OpenAI key known, which belongs to this organisation and project.
  public void admit(String key, String organization, String project) {
    ObjectNode credential =
        Json.object().put("key", key).put("organization", organization).put("project", project);
    rooms.admit(Fields.of("", credential));
  }

  /// Puts a scenario in force, given as JSON. Throws [dev.cleanslate.simulator.json.BadInput].
  public void play(String scenario) {
    byte[] json = scenario.getBytes(StandardCharsets.UTF_8);
    Scenario.read(Fields.of(json)).play(rooms, inventory, faults);
  }

  /// Everything back to how it was at the start.
  public void reset() {
    admin.clear();
  }

  /// Stops listening and cuts every connection; slow answers are not waited for.
  @Override
  public void close() {
    closing.countDown();
    server.close();
  }
}
