package dev.cleanslate.system;

import dev.cleanslate.testkit.TestCollector;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/// The processes: a system started as `./cleanslate up --processes` does, in a temporary folder and
/// on ports of its own, whose parts can be killed and started again one by one.
///
/// Closing it ends every process that was started here and deletes the folder; the logs are kept
/// below `target/system-logs`. It also closes itself when the tests' JVM ends.
final class Ground implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(150);
  private static final Duration RESTART = Duration.ofSeconds(95);

  /// What the simulator knows as a key of IBM Cloud.
  static final String IBM_KEY = "ibm-simulated";

  /// What each generation of a serial heap has in use.
  private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

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
  private final List<Process> processes = new ArrayList<>();
  private final TestCollector collector = new TestCollector();
  private boolean closed;

  private Ground(Path folder, FreePorts ports) {
    this.folder = folder;
    this.data = folder.resolve("data");
    this.ports = ports;
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
    Copies copies = new Copies(folder);
    List<String> command =
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dcleanslate.data=" + data,
            "-cp",
            copies.classPath(),
            STANDALONE,
            "up",
            "--processes",
            "--home",
            copies.home().toString(),
            "--data",
            data.toString(),
            "--port-base",
            Integer.toString(ports.base()));
    Files.createDirectories(data.resolve("logs"));
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

  /// What must be shown to nobody.
  List<String> secrets() throws IOException {
    String superuser = Files.readString(data.resolve("keys/postgres-superuser.password")).strip();
    return List.of(token(), Settings.password(data), superuser, "sk-simulated", IBM_KEY);
  }

  Path logs() {
    return data.resolve("logs");
  }

  /// `kill -9`; returns once the process is gone.
  void kill(String part) {
    try {
      ProcessHandle process = process(part).orElseThrow();
      process.destroyForcibly();
      process.onExit().get(30, TimeUnit.SECONDS);
    } catch (Exception failure) {
      throw new IllegalStateException(part + " could not be killed", failure);
    }
  }

  /// Has the supervisor start a part that was killed, as `./cleanslate start` does; returns once it
  /// serves.
  void start(String part) throws IOException {
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
    String url = "jdbc:postgresql://127.0.0.1:%d/cleanslate".formatted(ports.postgres());
    String sql = "select count(*) from dead_letter where topic = ? and length(value) = ?";
    try (Connection connection =
            DriverManager.getConnection(url, "cleanslate", Settings.password(data));
        PreparedStatement count = connection.prepareStatement(sql)) {
      count.setString(1, topic);
      count.setInt(2, size);
      try (ResultSet rows = count.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  /// One of the services' own databases.
  Connection database(String name) throws IOException, SQLException {
    String url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.postgres(), name);
    return DriverManager.getConnection(url, "cleanslate", Settings.password(data));
  }

  /// What is left on a part's heap once its garbage is collected, in bytes.
  long heapAfterCollection(String part) throws IOException, InterruptedException {
    jcmd(part, "GC.run");
    Matcher used = USED.matcher(jcmd(part, "GC.heap_info"));
    long kilobytes = 0;
    while (used.find()) {
      kilobytes += Long.parseLong(used.group(1));
    }
    if (kilobytes == 0) {
      throw new IOException(part + " does not say what is on its heap");
    }
    return kilobytes * 1024;
  }

  private String jcmd(String part, String command) throws IOException, InterruptedException {
    String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    String pid = Long.toString(process(part).orElseThrow().pid());
    Process asked = new ProcessBuilder(program, pid, command).redirectErrorStream(true).start();
    String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (asked.waitFor() != 0) {
      throw new IOException("%s does not answer %s: %s".formatted(part, command, answer));
    }
    return answer;
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
    try {
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
    Path log = logs().resolve(name + ".log");
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
