package dev.cleanslate.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cleanslate.messages.OrphanAlert;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.SagaEvent;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// Everything that was ever written to the topics, in the order of each partition. Reads on a
/// thread of its own, from the beginning, through restarts of the broker. Thread-safe.
final class Chronicle implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<ConsumerRecord<byte[], byte[]>> records = new CopyOnWriteArrayList<>();
  private final List<SagaEvent> sagas = new CopyOnWriteArrayList<>();
  private final List<OrphanAlert> alerts = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable RuntimeException> broken = new AtomicReference<>();
  private final Thread thread;

  Chronicle(String bootstrapServers) {
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "client.id", "chronicle"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.thread = Thread.ofPlatform().daemon().name("chronicle").start(this::follow);
  }

  private void follow() {
    try (consumer) {
      List<TopicPartition> partitions =
          consumer.listTopics().entrySet().stream()
              .filter(topic -> topic.getKey().startsWith(Topics.PREFIX))
              .flatMap(topic -> topic.getValue().stream())
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
      broken.set(failure);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    switch (record.topic()) {
      case Topics.SAGAS -> sagas.add(Wire.read(record.value(), SagaEvent.class));
      case Topics.ORPHAN_ALERTS -> alerts.add(Wire.read(record.value(), OrphanAlert.class));
      default -> records.add(record);
    }
  }

  /// What was written to this topic, but for the sagas' and the alerts'.
  List<ConsumerRecord<byte[], byte[]>> of(String topic) {
    mustBeWhole();
    return records.stream().filter(record -> record.topic().equals(topic)).toList();
  }

  /// Everything, as text: values and headers of all topics.
  List<String> texts() {
    mustBeWhole();
    List<String> texts = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      texts.add(record.value() == null ? "" : new String(record.value(), UTF_8));
      record.headers().forEach(header -> texts.add(new String(header.value(), UTF_8)));
    }
    sagas.forEach(event -> texts.add(event.toString()));
    alerts.forEach(alert -> texts.add(alert.toString()));
    return texts;
  }

  /// The state in which the owner's last saga is; `none` as long as there is none.
  String state(OwnerRef owner) {
    return last(owner).map(SagaEvent::state).orElse("none");
  }

  /// The last event about the owner.
  Optional<SagaEvent> last(OwnerRef owner) {
    return events(owner).stream().reduce((_, later) -> later);
  }

  /// The owner's events as they were written, repeats included.
  List<SagaEvent> events(OwnerRef owner) {
    mustBeWhole();
    return sagas.stream().filter(event -> event.owner().equals(owner)).toList();
  }

  /// The numbers of a saga's events in the order of their first appearance.
  List<Long> sequence(UUID saga) {
    mustBeWhole();
    List<Long> seen = new ArrayList<>();
    for (SagaEvent event : sagas) {
      if (event.saga().equals(saga) && !seen.contains(event.seq())) {
        seen.add(event.seq());
      }
    }
    return seen;
  }

  /// What was said about the owner's orphans, oldest first.
  List<OrphanAlert> alerts(OwnerRef owner) {
    mustBeWhole();
    return alerts.stream().filter(alert -> alert.owner().equals(owner)).toList();
  }

  private void mustBeWhole() {
    RuntimeException failure = broken.get();
    if (failure != null) {
      throw new IllegalStateException("the topics are not being read any more", failure);
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
