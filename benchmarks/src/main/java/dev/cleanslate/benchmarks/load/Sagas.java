package dev.cleanslate.benchmarks.load;

import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Follows the saga events from now on. For one thread.
final class Sagas implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;

  Sagas(String bootstrapServers) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrapServers, "client.id", "bench-follower");
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.SAGAS).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Only asking for it makes the end be the one of now.
    partitions.forEach(consumer::position);
  }

  /// The sagas that have come to an end since the last call; an event may come twice.
  List<SagaEnd> ended() {
    List<SagaEnd> ends = new ArrayList<>();
    for (var event : consumer.poll(POLL)) {
      SagaEnd saga = Wire.read(event.value(), SagaEnd.class);
      if (saga.isEnd()) {
        ends.add(saga);
      }
    }
    return ends;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
