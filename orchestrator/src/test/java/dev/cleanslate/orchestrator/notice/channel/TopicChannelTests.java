package dev.cleanslate.orchestrator.notice.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cleanslate.messages.CloudEvent;
import dev.cleanslate.testkit.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/// Against a real broker.
class TopicChannelTests {
  private static final String TOPIC = "topic-channel-tests";
  private static final Letter LETTER =
      new Letter(
          "vpn-1-initiated",
          "replies",
          "info",
          "acme",
          "vpn/1",
          "begun",
          "{\"instance_name\":\"Grüße\"}",
          Instant.parse("2026-11-20T18:30:05Z"));

  private static DefaultKafkaProducerFactory<byte[], byte[]> patient;
  private static DefaultKafkaProducerFactory<byte[], byte[]> brief;

  @BeforeAll
  static void create() throws Exception {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", (Object) TestKafka.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
    patient = producers(60_000);
    brief = producers(1000);
  }

  @AfterAll
  static void close() {
    patient.destroy();
    brief.destroy();
  }

  @Test
  void aLetterIsKeyedByItsSubjectAndHasTheSameIdAtEachTry() throws Exception {
    Channel channel = channel(patient, TOPIC);

    channel.deliver(LETTER);
    channel.deliver(LETTER);

    List<ConsumerRecord<byte[], byte[]>> records = records(2);
    assertThat(records)
        .allSatisfy(record -> {
          assertThat(text(record.key())).isEqualTo("vpn/1");
          assertThat(text(record.value())).isEqualTo(LETTER.body());
          assertThat(CloudEvent.from(headers(record)))
              .isEqualTo(
                  new CloudEvent(
                      "vpn-1-initiated",
                      "cleanslate/orchestrator",
                      "dev.cleanslate.vpn-reply",
                      "vpn/1",
                      LETTER.at()));
        });
  }

  @Test
  void aTopicThatIsNotThereMeansThatItWasNotDelivered() {
    assertThatExceptionOfType(Undelivered.class)
        .isThrownBy(() -> channel(brief, "topic-channel-tests-missing").deliver(LETTER))
        .withMessage("Kafka did not acknowledge it")
        .satisfies(failure -> assertThat(failure.isForGood()).isFalse());
  }

  private static Channel channel(
      DefaultKafkaProducerFactory<byte[], byte[]> producers, String topic) {
    return new TopicChannel(new KafkaTemplate<>(producers), topic, "dev.cleanslate.vpn-reply");
  }

  private static DefaultKafkaProducerFactory<byte[], byte[]> producers(int mostMillis) {
    return new DefaultKafkaProducerFactory<>(
        Map.of("bootstrap.servers", TestKafka.bootstrapServers(), "max.block.ms", mostMillis),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(int count) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(TOPIC, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      for (int i = 0; records.size() < count && i < 600; i++) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      assertThat(records).hasSize(count);
      return records;
    }
  }

  private static Map<String, byte[]> headers(ConsumerRecord<byte[], byte[]> record) {
    Map<String, byte[]> headers = new HashMap<>();
    record.headers().forEach(header -> headers.put(header.key(), header.value()));
    return headers;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
