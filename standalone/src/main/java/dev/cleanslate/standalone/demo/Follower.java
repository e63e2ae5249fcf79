package dev.cleanslate.standalone.demo;

import dev.cleanslate.messages.OrphanAlert;
import dev.cleanslate.messages.SagaEvent;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads the topics of sagas and alerts from their beginning, on a thread of its own, as a
/// dashboard would.
final class Follower implements AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(1);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Sightings sightings;
  private final Thread thread;

  private Follower(String bootstrapServers, Sightings sightings) {
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "client.id", "cleanslate-demo-follower"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.sightings = sightings;
    this.thread = Thread.ofPlatform().name("demo-follower").unstarted(this::follow);
  }

  static Follower start(String bootstrapServers, Sightings sightings) {
    Follower follower = new Follower(bootstrapServers, sightings);
    follower.thread.start();
    return follower;
  }

  private void follow() {
    try (consumer) {
      List<TopicPartition> partitions =
          Stream.of(Topics.SAGAS, Topics.ORPHAN_ALERTS)
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (true) {
        consumer.poll(POLL).forEach(this::take);
      }
    } catch (WakeupException _) {
      // The way out that close() asks for.
    } catch (RuntimeException failure) {
      sightings.failed(failure);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> message) {
    if (message.topic().equals(Topics.SAGAS)) {
      sightings.saw(Wire.read(message.value(), SagaEvent.class));
    } else {
      sightings.saw(Wire.read(message.value(), OrphanAlert.class));
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
