package dev.cleanslate.system;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import dev.cleanslate.messages.Wire;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// A running system whose broker and database are containers, of the images that docker-compose.yml
/// names; the applications are processes of this machine.
///
/// Closing it ends both, and deletes what they kept but for the logs, in `target/container-logs`.
/// It also closes itself when the tests' JVM ends.
final class Harbour implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(150);

  private final KafkaContainer kafka = new KafkaContainer("apache/kafka:4.2.1");
  private final PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18");
  private final FreePorts ports = FreePorts.find();
  private final List<Process> processes = new ArrayList<>();
  private final Path folder;
  private final Path logs;
  private final Passport passport;
  private boolean closed;

  private Harbour(Path folder) throws IOException {
    this.folder = folder;
    this.logs = Files.createDirectories(folder.resolve("logs"));
    this.passport = Passport.issue(folder);
    onLoopback(kafka, 9092);
    onLoopback(postgres, 5432);
  }

  /// Returns once everything serves.
  static Harbour start() throws IOException {
    Harbour harbour = new Harbour(Files.createTempDirectory("cleanslate-harbour").toRealPath());
    Runtime.getRuntime().addShutdownHook(new Thread(harbour::close, "end-containers"));
    try {
      Startables.deepStart(harbour.kafka, harbour.postgres).join();
      harbour.launch(new Copies(harbour.folder).home());
      return harbour;
    } catch (IOException | RuntimeException failure) {
      harbour.close();
      throw failure;
    }
  }

  /// The orchestrator makes the topics, so it comes before those who listen to them.
  private void launch(Path home) throws IOException {
    launch(
        Copies.app(home, "simulator", "cleanslate-simulator"),
        ports.simulator(),
        List.of("--port", Integer.toString(ports.simulator())),
        Map.of());
    launch(
        Copies.app(home, "orchestrator", "cleanslate-orchestrator"),
        ports.api(),
        List.of(),
        Map.of(
            "server.port", Integer.toString(ports.api()),
            "spring.kafka.bootstrap-servers", bootstrapServers(),
            "spring.datasource.url", postgres.getJdbcUrl(),
            "spring.datasource.username", postgres.getUsername(),
            "spring.datasource.password", postgres.getPassword(),
            "cleanslate.security.public-key", "file:" + passport.publicKey()));
    launch(
        Copies.app(home, "openai-worker", "openai-worker"),
        ports.worker(),
        List.of(),
        Map.of(
            "server.port",
            Integer.toString(ports.worker()),
            "spring.kafka.bootstrap-servers",
            bootstrapServers(),
            "cleanslate.openai.base-url",
            simulator() + "/openai/v1",
            "cleanslate.openai.api-key",
            "sk-simulated"));
  }

  String bootstrapServers() {
    return kafka.getBootstrapServers();
  }

  URI api() {
    return URI.create("http://127.0.0.1:" + ports.api());
  }

  URI simulator() {
    return URI.create("http://127.0.0.1:" + ports.simulator());
  }

  String token() {
    return passport.token();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    processes.reversed().forEach(Harbour::end);
    List.<GenericContainer<?>>of(kafka, postgres).forEach(GenericContainer::stop);
    try {
      Folders.copy(logs, Path.of("target/container-logs"));
      Folders.delete(folder);
    } catch (IOException failure) {
      throw new IllegalStateException("The folder could not be tidied up: " + folder, failure);
    }
  }

  /// Testcontainers would publish it for the whole network.
  private static void onLoopback(GenericContainer<?> container, int port) {
    PortBinding binding = new PortBinding(Ports.Binding.bindIp("127.0.0.1"), ExposedPort.tcp(port));
    container.withCreateContainerCmdModifier(command ->
        Objects.requireNonNullElseGet(command.getHostConfig(), HostConfig::new)
            .withPortBindings(binding));
  }

  private void launch(Path jar, int port, List<String> arguments, Map<String, String> settings)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // By environment: a command line can be read by everybody.
    builder.environment().put("SPRING_APPLICATION_JSON", Wire.json().writeValueAsString(settings));
    Path log = logs.resolve(jar.getFileName() + ".log");
    builder.redirectOutput(log.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    Process process = builder.start();
    processes.add(process);
    Awaitility.await(jar.getFileName() + " serves")
        .atMost(START)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> FreePorts.isTaken(port) || !process.isAlive());
    if (!process.isAlive()) {
      throw new IllegalStateException("It did not start: " + Files.readString(log));
    }
  }

  private static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
