package dev.cleanslate.orchestrator.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.orchestrator.dispatch.DispatchFixture;
import dev.cleanslate.orchestrator.engine.PostgresBooks;
import dev.cleanslate.testkit.TestKafka;
import dev.cleanslate.testkit.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

/// A real broker whose topic is deleted and made anew under an intake that goes on reading.
@Tag("full")
class TopicMadeAnewTests {
  private static final String TOPIC = "cleanslate.made-anew";
  private static final Map<String, Object> BROKER =
      Map.of("bootstrap.servers", TestKafka.bootstrapServers());

  private final BlockingQueue<String> taken = new LinkedBlockingQueue<>();
  private final Admin admin = Admin.create(BROKER);
  private HikariDataSource database;
  private ConcurrentMessageListenerContainer<byte[], byte[]> container;

  @BeforeEach
  void start() throws Exception {
    database = TestPostgres.fleetingDatabase();
    PostgresBooks.migrate(database);
    create();
    container = container(intake(JdbcClient.create(database)));
    container.start();
  }

  @AfterEach
  void stop() throws Exception {
    container.stop();
    delete();
    admin.close();
    database.close();
  }

  @Test
  void nothingOfItIsLostWhetherItIsShorterThanTheOldOneOrLonger() throws Exception {
    assertThat(sent("a", "b", "c")).containsExactly("a", "b", "c");

    delete();
    create();
    assertThat(sent("d")).containsExactly("d");

    delete();
    create();
    assertThat(sent("e", "f", "g", "h")).containsExactly("e", "f", "g", "h");
  }

  private TopicIntake intake(JdbcClient jdbc) {
    return new TopicIntake(
        PostgresBooks.in(database).transactions(),
        new Offsets(jdbc),
        DispatchFixture.deadLetters(jdbc, _ -> {}),
        new TopicIds(new KafkaAdmin(BROKER)),
        records ->
            records.forEach(one -> taken.add(new String(one.value(), StandardCharsets.UTF_8))));
  }

  private static ConcurrentMessageListenerContainer<byte[], byte[]> container(TopicIntake intake) {
    var properties = new ContainerProperties(TOPIC);
    properties.setGroupId(TOPIC);
    properties.setMessageListener(intake);
    properties.setConsumerRebalanceListener(intake);
    Map<String, Object> consumer =
        Map.of("bootstrap.servers", TestKafka.bootstrapServers(), "auto.offset.reset", "earliest");
    return new ConcurrentMessageListenerContainer<>(
        new DefaultKafkaConsumerFactory<>(
            consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        properties);
  }

  private void create() throws Exception {
    admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
  }

  private void delete() throws Exception {
    admin.deleteTopics(List.of(TOPIC)).all().get();
  }

  /// What was taken of as many as were sent.
  private List<String> sent(String... bodies) throws Exception {
    try (var producer =
        new KafkaProducer<>(BROKER, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (String body : bodies) {
        byte[] value = body.getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(TOPIC, value)).get();
      }
    }
    List<String> list = new ArrayList<>();
    for (int i = 0; i < bodies.length; i++) {
      list.add(taken.poll(60, TimeUnit.SECONDS));
    }
    return list;
  }
}
