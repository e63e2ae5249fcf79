package dev.cleanslate.system;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/// A process of a test's own, on the broker and the database of a running system. Closing it kills
/// it; so does the end of the system.
final class Beside implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(4);

  private final Process process;

  private Beside(Process process) {
    this.process = process;
  }

  /// Another orchestrator, with these settings; returns once it serves.
  static Beside orchestrator(Ground ground, List<String> settings) throws IOException {
    FreePorts ports = new FreePorts(ground.api().getPort());
    Beside one =
        start(
            ground,
            "orchestrator",
            "cleanslate-orchestrator",
            settings,
            Settings.ofAnotherOrchestrator(
                data(ground),
                ports,
                Map.of("SPRING_KAFKA_CONSUMER_PROPERTIES_SESSION_TIMEOUT_MS", "6000")));
    one.await(() -> FreePorts.isTaken(ports.secondApi()));
    return one;
  }

  /// An agent of a host, with these settings; returns once it serves.
  static Beside hostWorker(Ground ground, int port, List<String> settings) throws IOException {
    List<String> all = new ArrayList<>(settings);
    all.add("--server.address=127.0.0.1");
    all.add("--server.port=" + port);
    all.add("--spring.kafka.bootstrap-servers=" + ground.bootstrapServers());
    Beside one = start(ground, "host-worker", "host-worker", all, Map.of());
    one.await(() -> FreePorts.isTaken(port));
    return one;
  }

  private static Beside start(
      Ground ground,
      String module,
      String artifact,
      List<String> settings,
      Map<String, String> environment)
      throws IOException {
    Path home = data(ground).resolveSibling("home");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dcleanslate.data=" + data(ground));
    command.addAll(List.of("-jar", Copies.app(home, module, artifact).toString()));
    command.addAll(settings);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Path log = ground.logs().resolve("beside-" + module + ".log");
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new Beside(builder.start());
  }

  /// The folder in which everything is kept.
  static Path data(Ground ground) throws IOException {
    return ground.logs().resolve("..").normalize();
  }

  private void await(java.util.concurrent.Callable<Boolean> served) {
    Awaitility.await()
        .atMost(START)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> served.call() || !process.isAlive());
    if (!process.isAlive()) {
      throw new IllegalStateException("It did not start; its log is among the system's.");
    }
  }

  /// `kill -9`; returns once the process is gone.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
