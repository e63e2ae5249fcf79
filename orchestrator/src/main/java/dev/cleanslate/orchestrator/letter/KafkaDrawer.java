package dev.cleanslate.orchestrator.letter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/// The letters on the topics of dead letters, read from the broker each time that somebody asks: of
/// each partition only the stretch that can be among those asked for. The broker stamps them, so
/// that times only grow along a partition. Commits nothing; a consumer of its own for each call.
final class KafkaDrawer implements Drawer {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int EMPTY_POLLS = 20;

  private final Supplier<Consumer<byte[], byte[]>> consumers;

  KafkaDrawer(Supplier<Consumer<byte[], byte[]>> consumers) {
    this.consumers = consumers;
  }

  @Override
  public List<Letter> newest(Search search) {
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      Map<TopicPartition, Stretch> stretches = stretches(consumer, search);
      List<Letter> letters = new ArrayList<>();
      read(consumer, stretches, record -> letters.add(Found.of(record).letter()));
      return letters.stream()
          .filter(search::has)
          .sorted(Letter.ORDER)
          .limit(search.most())
          .toList();
    }
  }

  @Override
  public Optional<Found> find(LetterId id) {
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      TopicPartition partition = new TopicPartition(id.letters(), id.partition());
      Set<TopicPartition> one = Set.of(partition);
      if (!partitions(consumer).contains(partition)) {
        return Optional.empty();
      }
      consumer.assign(one);
      if (id.place() < consumer.beginningOffsets(one, PATIENCE).getOrDefault(partition, 0L)
          || id.place() >= consumer.endOffsets(one, PATIENCE).getOrDefault(partition, 0L)) {
        return Optional.empty();
      }
      List<Found> found = new ArrayList<>();
      read(
          consumer,
          Map.of(partition, new Stretch(id.place(), id.place() + 1)),
          record -> found.add(Found.of(record)));
      return found.stream().filter(letter -> letter.id().equals(id)).findFirst();
    }
  }

  private static Set<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
    Set<TopicPartition> partitions = new HashSet<>();
    consumer
        .listTopics(PATIENCE)
        .forEach((topic, all) -> {
          if (LetterId.isOfLetters(topic)) {
            for (PartitionInfo partition : all) {
              partitions.add(new TopicPartition(topic, partition.partition()));
            }
          }
        });
    return partitions;
  }

  /// What to read of each partition: as many as may be wanted, back from where the list goes on.
  private static Map<TopicPartition, Stretch> stretches(
      Consumer<byte[], byte[]> consumer, Search search) {
    Set<TopicPartition> wanted = new HashSet<>(partitions(consumer));
    String topic = search.topic();
    if (topic != null) {
      String letters = new LetterId(topic, 0, 0).letters();
      wanted.removeIf(partition -> !partition.topic().equals(letters));
    }
    // The client complains of answers about partitions that are not assigned to it.
    consumer.assign(wanted);
    Map<TopicPartition, Long> first = new HashMap<>(consumer.beginningOffsets(wanted, PATIENCE));
    Map<TopicPartition, Long> end = new HashMap<>(consumer.endOffsets(wanted, PATIENCE));
    first.entrySet().removeIf(one -> one.getValue() >= end.getOrDefault(one.getKey(), 0L));
    Mark beyond = search.beyond();
    if (beyond != null) {
      end.putAll(firstAfter(consumer, first.keySet(), beyond.at()));
    }
    Map<TopicPartition, Stretch> stretches = new HashMap<>();
    first.forEach((partition, begin) -> {
      long until = end.getOrDefault(partition, 0L);
      if (beyond != null
          && LetterId.of(partition.topic(), partition.partition(), 0).liesWith(beyond.id())) {
        until = Math.min(until, beyond.id().place());
      }
      stretches.put(partition, new Stretch(Math.max(begin, until - search.most()), until));
    });
    stretches.values().removeIf(Stretch::isEmpty);
    return stretches;
  }

  /// Where each partition goes on after that time.
  private static Map<TopicPartition, Long> firstAfter(
      Consumer<byte[], byte[]> consumer, Set<TopicPartition> partitions, Instant time) {
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, time.toEpochMilli() + 1));
    Map<TopicPartition, Long> after = new HashMap<>();
    for (Map.Entry<TopicPartition, OffsetAndTimestamp> one :
        consumer.offsetsForTimes(times, PATIENCE).entrySet()) {
      // Absent where nothing was written after it.
      if (one.getValue() != null) {
        after.put(one.getKey(), one.getValue().offset());
      }
    }
    return after;
  }

  private static void read(
      Consumer<byte[], byte[]> consumer,
      Map<TopicPartition, Stretch> stretches,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    Set<TopicPartition> open = new HashSet<>(stretches.keySet());
    consumer.assign(open);
    stretches.forEach((partition, stretch) -> consumer.seek(partition, stretch.begin));
    for (int empty = 0; !open.isEmpty(); ) {
      var records = consumer.poll(POLL);
      empty = records.isEmpty() ? empty + 1 : 0;
      if (empty > EMPTY_POLLS) {
        throw new TimeoutException("the broker does not hand over its dead letters in time");
      }
      for (ConsumerRecord<byte[], byte[]> record : records) {
        Stretch stretch = stretches.get(new TopicPartition(record.topic(), record.partition()));
        if (stretch != null && record.offset() < stretch.end) {
          reader.accept(record);
        }
      }
      for (TopicPartition partition : Set.copyOf(open)) {
        Stretch stretch = stretches.get(partition);
        if (stretch == null || consumer.position(partition, PATIENCE) >= stretch.end) {
          open.remove(partition);
          consumer.pause(Set.of(partition));
        }
      }
    }
  }

  /// Offsets from one on, up to another, which does not belong to it.
  private record Stretch(long begin, long end) {
    boolean isEmpty() {
      return begin >= end;
    }
  }
}
