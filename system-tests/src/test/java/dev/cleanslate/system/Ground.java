package dev.cleanslate.system;

import dev.cleanslate.testkit.TestCollector;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// The processes: a system started as `./cleanslate up --processes` does, in a temporary folder and
/// on ports of its own, whose parts can be killed and started again one by one. Its broker and
/// database are processes too, or containers: see [WhichGround].
///
/// Closing it ends every process that was started here and deletes the folder; the logs are kept
/// below `target/system-logs`. It also closes itself when the tests' JVM ends.
final class Ground implements AutoCloseable {
  /// As long as a machine needs that has much else to do.
  private static final Duration START = Duration.ofMinutes(20);

  private static final Duration RESTART = Duration.ofSeconds(95);

  /// What the simulator knows as a key of IBM Cloud.
  static final String IBM_KEY = "ibm-simulated";

  private static final String STANDALONE = "dev.cleanslate.standalone.Standalone";

  /// What a dead member's partitions wait for; the default of 45 s would be most of the tests'
  /// time.
  private static final Map<String, String> SHORT_SESSIONS =
      Map.of(
          "SPRING_KAFKA_CONSUMER_PROPERTIES_SESSION_TIMEOUT_MS", "6000",
          "SPRING_KAFKA_CONSUMER_PROPERTIES_HEARTBEAT_INTERVAL_MS", "1500");

  private final Path folder;
  private final Path data;
  private final FreePorts ports;
  private final Servers servers;
  private final List<Process> processes = new ArrayList<>();
  private final TestCollector collector = new TestCollector();
  private boolean closed;

  private Ground(Path folder, FreePorts ports) {
    this.folder = folder;
    this.data = folder.resolve("data");
    this.ports = ports;
    this.servers = WhichGround.servers(ports);
  }

  /// Returns once everything serves.
  static Ground start() throws IOException {
    Ground ground =
        new Ground(Files.createTempDirectory("cleanslate-system").toRealPath(), FreePorts.find());
    Runtime.getRuntime().addShutdownHook(new Thread(ground::close, "end-all"));
    try {
      ground.launch();
      return ground;
    } catch (IOException | RuntimeException failure) {
      ground.close();
      throw failure;
    }
  }

  private void launch() throws IOException {
    Files.createDirectories(data.resolve("logs"));
    servers.start(data);
    Copies copies = new Copies(folder);
    List<String> command = new ArrayList<>();
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dcleanslate.start-seconds=" + START.toSeconds() / 2);
    command.addAll(List.of("-Dcleanslate.data=" + data, "-cp", copies.classPath()));
    command.addAll(List.of(STANDALONE, "up", "--processes"));
    command.addAll(List.of("--home", copies.home().toString(), "--data", data.toString()));
    command.addAll(List.of("--port-base", Integer.toString(ports.base())));
    command.addAll(servers.options());
    Process supervisor = java("start", command, environment());
    await(START, () -> Files.exists(data.resolve("run/where")) || !supervisor.isAlive());
    if (!supervisor.isAlive()) {
      throw new IllegalStateException(
          "The system did not start: " + Files.readString(data.resolve("logs/start.log")));
    }
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(SHORT_SESSIONS);
    environment.put("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", collector.endpoint());
    environment.put("OTEL_BSP_SCHEDULE_DELAY", "200");
    return environment;
  }

  /// Where all processes send their spans.
  TestCollector collector() {
    return collector;
  }

  String bootstrapServers() {
    return "127.0.0.1:" + ports.kafka();
  }

  URI api() {
    return URI.create("http://127.0.0.1:" + ports.api());
  }

  URI simulator() {
    return URI.create("http://127.0.0.1:" + ports.simulator());
  }

  String token() throws IOException {
    return Files.readString(data.resolve("token")).strip();
  }

  /// Whether broker and database are containers.
  boolean standsOnContainers() {
    return servers.areOurs();
  }

  /// What must be shown to nobody.
  List<String> secrets() throws IOException {
    List<String> secrets = new ArrayList<>(List.of(token(), "sk-simulated", IBM_KEY));
    try (Stream<Path> keys = Files.list(data.resolve("keys"))) {
      for (Path key : keys.filter(file -> file.toString().endsWith(".password")).toList()) {
        secrets.add(Files.readString(key).strip());
      }
    }
    return secrets;
  }

  Path logs() throws IOException {
    servers.writeLogs(data.resolve("logs"));
    return data.resolve("logs");
  }

  /// `kill -9`; returns once the process is gone.
  void kill(String part) {
    if (isAmongServers(part)) {
      servers.kill(part);
      return;
    }
    try {
      ProcessHandle process = process(part).orElseThrow();
      process.destroyForcibly();
      process.onExit().get(30, TimeUnit.SECONDS);
    } catch (Exception failure) {
      throw new IllegalStateException(part + " could not be killed", failure);
    }
  }

  private boolean isAmongServers(String part) {
    return servers.areOurs() && Servers.NAMES.contains(part);
  }

  /// Has the supervisor start a part that was killed, as `./cleanslate start` does; returns once it
  /// serves.
  void start(String part) throws IOException {
    if (isAmongServers(part)) {
      servers.start(part);
      return;
    }
    Path request = data.resolve("run/start").resolve(part);
    Path failed = request.resolveSibling(part + ".failed");
    Files.deleteIfExists(failed);
    Files.createFile(request);
    await(RESTART, () -> Files.notExists(request));
    if (Files.exists(failed)) {
      throw new IllegalStateException(Files.readString(failed));
    }
  }

  /// Starts what an earlier test has killed and, failing, not started again.
  void revive() throws IOException {
    servers.revive();
    for (String part : Files.readAllLines(data.resolve("run/parts"))) {
      if (Files.notExists(pidFile(part)) || process(part).isEmpty()) {
        start(part);
      }
    }
  }

  private Optional<ProcessHandle> process(String part) throws IOException {
    long pid = Long.parseLong(Files.readString(pidFile(part)).strip());
    return ProcessHandle.of(pid).filter(this::isOurs);
  }

  /// Starts another orchestrator on the same database and broker; returns once it serves. The
  /// caller may kill it.
  Orchestrator anotherOrchestrator() throws IOException {
    Path jar = Copies.app(folder.resolve("home"), "orchestrator", "cleanslate-orchestrator");
    Process process =
        java(
            "orchestrator-2",
            List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dcleanslate.data=" + data,
                "-jar",
                jar.toString()),
            Settings.ofAnotherOrchestrator(data, ports, environment()));
    URI api = URI.create("http://127.0.0.1:" + ports.secondApi());
    await(RESTART, () -> FreePorts.isTaken(ports.secondApi()) || !process.isAlive());
    if (!process.isAlive()) {
      throw new IllegalStateException("The second orchestrator did not start; see its log.");
    }
    return new Orchestrator(api, process);
  }

  /// How many dead letters with a body of that size the database keeps for a topic.
  int storedLetters(String topic, int size) throws IOException, SQLException {
    try (Connection books = database("cleanslate")) {
      return Letters.stored(books, topic, size);
    }
  }

  /// One of the services' own databases.
  Connection database(String name) throws IOException, SQLException {
    return ServiceDatabases.connect(ports.postgres(), name, Settings.password(data));
  }

  /// What is left on a part's heap once its garbage is collected, in bytes.
  long heapAfterCollection(String part) throws IOException, InterruptedException {
    return Heaps.afterCollection(process(part).orElseThrow().pid());
  }

  /// An orchestrator beside the first.
  record Orchestrator(URI api, Process process) {
    void kill() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    processes.forEach(Process::destroy);
    processes.forEach(Ground::end);
    collector.close();
    ProcessHandle.allProcesses().filter(this::isOurs).forEach(ProcessHandle::destroyForcibly);
    try (servers) {
      Folders.copy(logs(), Path.of("target/system-logs"));
      Folders.delete(folder);
    } catch (IOException failure) {
      throw new IllegalStateException("The folder could not be tidied up: " + folder, failure);
    }
  }

  private static void end(Process process) {
    try {
      if (!process.waitFor(90, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private Process java(String name, List<String> arguments, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Path log = data.resolve("logs").resolve(name + ".log");
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private Path pidFile(String part) {
    return data.resolve("run").resolve(part + ".pid");
  }

  /// Whether its command line names our folder.
  private boolean isOurs(ProcessHandle process) {
    return process.pid() != ProcessHandle.current().pid()
        && process.info().commandLine().orElse("").contains(data.toString());
  }

  private static void await(Duration limit, java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await().atMost(limit).pollInterval(Duration.ofMillis(100)).until(condition);
  }
}
