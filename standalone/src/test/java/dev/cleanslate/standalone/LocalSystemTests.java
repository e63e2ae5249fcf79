package dev.cleanslate.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSystemTests {
  private static final InstantSource TIME =
      InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));
  private static final TopicPartition TOPIC = new TopicPartition("kept", 0);

  @TempDir private Path folder;

  @Test
  void whatWasAcknowledgedIsThereAfterTheServersWereKilledAndNoProcessIsLeft() throws Exception {
    Options options = serversOnly();
    try (LocalSystem system = LocalSystem.start(options, TIME)) {
      write(options);
      kill(system, "kafka");
      kill(system, "postgres");
      for (String server : List.of("kafka", "postgres")) {
        system.supervisor().named(server).orElseThrow().start();
      }

      assertThat(readFromKafka(options)).isEqualTo("kept");
      assertThat(readFromPostgres(options, "SELECT word FROM kept")).isEqualTo("kept");
      assertThat(readFromPostgres(options, "SHOW fsync")).isEqualTo("on");
      assertThat(readFromPostgres(options, "SHOW synchronous_commit")).isEqualTo("on");
    }

    assertThat(ProcessHandle.allProcesses().filter(options.folder()::isNamedBy)).isEmpty();
    options.ports().mustBeFree(true);
  }

  @Test
  void aFolderIsTakenOnce() throws Exception {
    Options options = serversOnly();
    options.folder().create();
    try (var channel = options.folder().lock().channel()) {
      assertThat(channel.isOpen()).isTrue();
      assertThatThrownBy(options.folder()::lock)
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining(Long.toString(ProcessHandle.current().pid()))
          .hasMessageContaining("./cleanslate down");
    }
  }

  private Options serversOnly() throws Exception {
    Options options =
        Options.of(
            new String[] {
              "up",
              "--servers-only",
              "--home",
              Path.of("..").toAbsolutePath().normalize().toString(),
              "--data",
              folder.toRealPath().toString(),
              "--port-base",
              Integer.toString(FreePorts.base())
            });
    options.folder().create();
    return options;
  }

  private static void kill(LocalSystem system, String name) {
    ProcessHandle process =
        ProcessHandle.of(system.supervisor().named(name).orElseThrow().pid()).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  private static void write(Options options) throws Exception {
    Map<String, Object> broker = Map.of("bootstrap.servers", options.ports().bootstrapServers());
    try (Admin admin = Admin.create(broker)) {
      admin
          .createTopics(List.of(new NewTopic("kept", Optional.of(1), Optional.empty())))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
    try (var producer =
        new KafkaProducer<>(broker, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>("kept", "kept")).get(30, TimeUnit.SECONDS);
    }
    try (Connection connection = connect(options);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept (word text)");
      statement.execute("INSERT INTO kept VALUES ('kept')");
    }
  }

  private static String readFromKafka(Options options) {
    Map<String, Object> broker = Map.of("bootstrap.servers", options.ports().bootstrapServers());
    try (var consumer =
        new KafkaConsumer<>(broker, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(TOPIC));
      consumer.seekToBeginning(List.of(TOPIC));
      return consumer.poll(Duration.ofSeconds(30)).iterator().next().value();
    }
  }

  private static String readFromPostgres(Options options, String query) throws Exception {
    try (Connection connection = connect(options);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static Connection connect(Options options) throws Exception {
    String password = Secrets.password(options.folder().keys().resolve("postgres.password"));
    assertThat(password.getBytes(UTF_8)).hasSize(48);
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/cleanslate".formatted(options.ports().postgres()),
        "cleanslate",
        password);
  }
}
