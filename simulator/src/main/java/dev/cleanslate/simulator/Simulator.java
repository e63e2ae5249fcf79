package dev.cleanslate.simulator;

import dev.cleanslate.simulator.admin.Admin;
import dev.cleanslate.simulator.admin.Inventory;
import dev.cleanslate.simulator.dns.DnsRoom;
import dev.cleanslate.simulator.fault.Faults;
import dev.cleanslate.simulator.http.HttpServer;
import dev.cleanslate.simulator.iam.IamRoom;
import dev.cleanslate.simulator.iam.Issuer;
import dev.cleanslate.simulator.iam.MetadataRoom;
import dev.cleanslate.simulator.ibm.Accounts;
import dev.cleanslate.simulator.ibm.Desk;
import dev.cleanslate.simulator.ibm.Envelope;
import dev.cleanslate.simulator.ibm.Mint;
import dev.cleanslate.simulator.journal.RequestLog;
import dev.cleanslate.simulator.json.Fields;
import dev.cleanslate.simulator.json.Json;
import dev.cleanslate.simulator.openai.OpenAiRoom;
import dev.cleanslate.simulator.room.Ids;
import dev.cleanslate.simulator.room.Room;
import dev.cleanslate.simulator.room.TurnedClock;
import dev.cleanslate.simulator.s3.S3Room;
import dev.cleanslate.simulator.stage.Stage;
import dev.cleanslate.simulator.vpc.VpcRoom;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.node.ObjectNode;

/// A running simulator on 127.0.0.1, for tests in the same process and for clients of any kind.
///
/// The base URLs for clients are [#openAi()], [#iam()], [#vpc(String)], [#dns()] and [#s3()]; the
/// admin API lies under `/_sim`. Thread-safe.
public final class Simulator implements AutoCloseable {
  private final Faults faults;
  private final RequestLog requests;
  private final Admin admin;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final TurnedClock clock;
  private final HttpServer server;

  private Simulator(SimulatorOptions options) {
    faults = new Faults();
    clock = new TurnedClock(options.clock());
    requests = new RequestLog(options.remembered(), clock);
    Stage stage = new Stage(clock, options.pause(), closing);
    List<Room> rooms = rooms(options, stage);
    admin = new Admin(rooms, faults, requests, clock);
    House house = new House(rooms, faults, requests, stage, admin);
    server = HttpServer.start(options.port(), house::handle, clock, options.maxBody());
  }

  private List<Room> rooms(SimulatorOptions options, Stage stage) {
    InstantSource steady = options.clock();
    Ids ids = new Ids(options.random());
    Mint mint = new Mint();
    Accounts accounts = new Accounts();
    Issuer issuer = new Issuer(mint, steady);
    Desk named = new Desk(mint, steady, new Envelope(ids, "X-Request-Id"));
    Desk correlated = new Desk(mint, steady, new Envelope(ids, "X-Correlation-ID"));
    return List.of(
        new OpenAiRoom(ids, clock),
        new IamRoom(accounts, mint, issuer, ids, steady),
        new MetadataRoom(accounts, issuer, named),
        new VpcRoom(accounts, named, clock, this::url),
        new DnsRoom(accounts, correlated, clock, stage::await),
        new S3Room(ids, clock));
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

  /// The base URL for IAM clients, to which they add `/identity/token`.
  public URI iam() {
    return url().resolve("/iam");
  }

  /// The base URL of the instance metadata service, for clients that get their tokens there.
  public URI metadata() {
    return url().resolve("/metadata");
  }

  /// The base URL for VPC clients of one region (`us-south`).
  public URI vpc(String region) {
    return url().resolve("/vpc/" + region + "/v1");
  }

  /// The base URL for DNS clients.
  public URI dns() {
    return url().resolve("/dns/v1");
  }

  /// The endpoint for S3 clients, which must ask for buckets by path.
  public URI s3() {
    return url().resolve("/s3");
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

  /// Makes an IBM API key known, which belongs to this account of 32 hexadecimal digits.
  public void admitIbm(String key, String account) {
    ObjectNode credential = Json.object().put("room", "iam").put("key", key);
    admin.admit(Fields.of("", credential.put("account", account)));
  }

  /// Makes an S3 access key known, which belongs to this account.
  public void admitS3(String key, String secret, String account) {
    ObjectNode credential = Json.object().put("room", "s3").put("key", key).put("secret", secret);
    admin.admit(Fields.of("", credential.put("account", account)));
  }

  /// Turns the clock of the house forward: what takes its time has taken so much more of it.
  public void turn(Duration by) {
    clock.turn(by);
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
