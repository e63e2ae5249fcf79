package dev.cleanslate.system;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// A broker and a database in containers, of the images that docker-compose.yml names, with the
/// settings of the standalone system's own where tests depend on them.
///
/// Closing it ends both and deletes what they kept.
final class Contained implements Servers {
  static final String KAFKA = "apache/kafka:4.2.1";
  static final String POSTGRES = "postgres:18";

  private static final Duration RESTART = Duration.ofSeconds(60);

  private final FreePorts ports;
  private final String password = UUID.randomUUID().toString();
  private final KafkaContainer kafka = new KafkaContainer(KAFKA);
  private final PostgreSQLContainer postgres = new PostgreSQLContainer(POSTGRES);

  Contained(FreePorts ports) {
    this.ports = ports;
    kafka.withEnv(
        Map.of(
            "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
            "KAFKA_LOG_FLUSH_INTERVAL_MESSAGES", "1",
            "KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "10",
            "KAFKA_BROKER_SESSION_TIMEOUT_MS", "4000",
            "KAFKA_BROKER_HEARTBEAT_INTERVAL_MS", "500",
            "KAFKA_HEAP_OPTS", "-Xmx256m"));
    postgres.withDatabaseName("cleanslate").withUsername("cleanslate").withPassword(password);
    // Testcontainers would start it without fsync.
    postgres.setCommand("postgres", "-c", "fsync=on", "-c", "timezone=UTC");
    onLoopback(kafka, 9092, ports.kafka());
    onLoopback(postgres, 5432, ports.postgres());
  }

  @Override
  public void start(Path data) throws IOException {
    // Where the applications' supervisor looks for it.
    Path keys = Files.createDirectories(data.resolve("keys"));
    Files.writeString(keys.resolve("postgres.password"), password);
    Startables.deepStart(kafka, postgres).join();
    ServiceDatabases.create(ports.postgres(), password);
  }

  @Override
  public List<String> options() {
    return List.of("--applications-only");
  }

  @Override
  public boolean areOurs() {
    return true;
  }

  @Override
  public void kill(String name) {
    GenericContainer<?> container = named(name);
    container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    Awaitility.await(name + " is gone").atMost(RESTART).until(() -> !container.isRunning());
  }

  @Override
  public void start(String name) {
    GenericContainer<?> container = named(name);
    container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
    Awaitility.await(name + " serves")
        .atMost(RESTART)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(() -> serves(name));
  }

  @Override
  public void revive() {
    NAMES.stream().filter(name -> !named(name).isRunning()).forEach(this::start);
  }

  @Override
  public void writeLogs(Path folder) throws IOException {
    for (String name : NAMES) {
      if (named(name).getContainerId() == null) {
        continue;
      }
      Files.writeString(folder.resolve(name + ".log"), named(name).getLogs());
    }
  }

  @Override
  public void close() {
    NAMES.forEach(name -> named(name).stop());
  }

  private GenericContainer<?> named(String name) {
    return name.equals("kafka") ? kafka : postgres;
  }

  /// A port alone says nothing: the engine listens there as soon as the container is started.
  private boolean serves(String name) throws Exception {
    if (name.equals("kafka")) {
      Map<String, Object> broker =
          Map.of(
              "bootstrap.servers", "127.0.0.1:" + ports.kafka(),
              "default.api.timeout.ms", 2000,
              "request.timeout.ms", 1000);
      try (Admin admin = Admin.create(broker)) {
        return !admin.describeCluster().nodes().get().isEmpty();
      }
    }
    try (var connection = ServiceDatabases.connect(ports.postgres(), "cleanslate", password)) {
      return connection.isValid(1);
    }
  }

  /// Testcontainers would choose the port, and publish it for the whole network.
  private static void onLoopback(GenericContainer<?> container, int inside, int outside) {
    PortBinding binding =
        new PortBinding(Ports.Binding.bindIpAndPort("127.0.0.1", outside), ExposedPort.tcp(inside));
    container.withCreateContainerCmdModifier(command ->
        Objects.requireNonNullElseGet(command.getHostConfig(), HostConfig::new)
            .withPortBindings(binding));
  }
}
