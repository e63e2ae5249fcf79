package dev.cleanslate.simulator;

import dev.cleanslate.simulator.admin.Admin;
import dev.cleanslate.simulator.admin.Inventory;
import dev.cleanslate.simulator.fault.Faults;
import dev.cleanslate.simulator.http.HttpServer;
import dev.cleanslate.simulator.journal.RequestLog;
import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.json.Json;
import dev.cleanslate.simulator.openai.OpenAiRoom;
import dev.cleanslate.simulator.room.Ids;
import dev.cleanslate.simulator.room.Room;
import dev.cleanslate.simulator.stage.Stage;
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
  private final Admin admin;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final HttpServer server;

  private Simulator(SimulatorOptions options) {
    faults = new Faults();
    requests = new RequestLog(options.remembered(), options.clock());
    Room openAi = new OpenAiRoom(new Ids(options.random()), options.clock());
    List<Room> rooms = List.of(openAi);
    admin = new Admin(rooms, faults, requests);
    Stage stage = new Stage(options.clock(), options.pause(), closing);
    House house = new House(rooms, faults, requests, stage, admin);
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
    return admin.inventory();
  }

  /// Sets a switch of a room: `flip("openai", "assistants", "live")`. Throws
  /// [dev.cleanslate.simulator.json.BadInput].
  public void flip(String room, String name, String position) {
    admin.flip(room, name, position);
  }

  /// Makes an OpenAI key known, which belongs to this organisation and project.
  public void admit(String key, String organization, String project) {
    ObjectNode credential =
        Json.object().put("key", key).put("organization", organization).put("project", project);
    admin.admit(Fields.of("", credential));
  }

  /// Puts a scenario in force, given as JSON; the ids of what it made, as JSON. Throws
  /// [dev.cleanslate.simulator.json.BadInput].
  public ObjectNode play(String scenario) {
    return admin.play(Fields.of(scenario.getBytes(StandardCharsets.UTF_8)));
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
