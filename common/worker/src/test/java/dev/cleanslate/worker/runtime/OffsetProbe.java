package dev.cleanslate.worker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Wire;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Compares, again and again, what a group has committed with what has been answered by then.
final class OffsetProbe implements AutoCloseable {
  private final Broker broker;
  private final String group;
  private final UUID saga;
  private final Map<TopicPartition, TreeMap<Long, Long>> steps = new HashMap<>();
  private final Set<Long> answered = new HashSet<>();
  private final Map<TopicPartition, Long> checkedUpTo = new HashMap<>();
  private final KafkaConsumer<byte[], byte[]> replies =
      new KafkaConsumer<>(
          Broker.settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  private int checks;

  private OffsetProbe(Broker broker, String worker, UUID saga) {
    this.broker = broker;
    this.group = "cleanslate." + worker;
    this.saga = saga;
    for (ConsumerRecord<byte[], byte[]> each : broker.all(Topics.commands(worker))) {
      steps
          .computeIfAbsent(new TopicPartition(each.topic(), each.partition()), _ -> new TreeMap<>())
          .put(each.offset(), Wire.read(each.value(), Command.class).ref().step());
    }
    List<TopicPartition> partitions =
        replies.partitionsFor(Topics.REPLIES).stream()
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .toList();
    replies.assign(partitions);
    replies.seekToBeginning(partitions);
  }

  static OffsetProbe of(Broker broker, String worker, UUID saga) {
    return new OffsetProbe(broker, worker, saga);
  }

  /// First what is committed, then what is answered: so whatever is committed must be answered.
  void check() throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        broker.admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    readAnswers();
    committed.forEach((partition, reached) -> {
      if (reached != null && steps.containsKey(partition)) {
        long from = checkedUpTo.getOrDefault(partition, 0L);
        assertThat(reached.offset()).as("commits of %s", partition).isGreaterThanOrEqualTo(from);
        assertThat(answered)
            .as("answered below %d of %s", reached.offset(), partition)
            .containsAll(
                steps
                    .getOrDefault(partition, new TreeMap<>())
                    .subMap(from, reached.offset())
                    .values());
        checkedUpTo.put(partition, reached.offset());
      }
    });
    checks++;
  }

  private void readAnswers() {
    Map<TopicPartition, Long> ends = replies.endOffsets(replies.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> replies.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<byte[], byte[]> each : replies.poll(Duration.ofMillis(50))) {
        Reply reply = Wire.read(each.value(), Reply.class);
        if (reply.ref().saga().equals(saga)) {
          answered.add(reply.ref().step());
        }
      }
    }
  }

  int answered() {
    return answered.size();
  }

  int checks() {
    return checks;
  }

  boolean isAllCommitted() {
    return steps.entrySet().stream()
        .allMatch(
            each -> checkedUpTo.getOrDefault(each.getKey(), 0L) == each.getValue().lastKey() + 1);
  }

  @Override
  public void close() {
    replies.close();
  }
}
