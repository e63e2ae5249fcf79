package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.orchestrator.dispatch.Bisection;
import dev.cleanslate.orchestrator.dispatch.DeadLetters;
import dev.cleanslate.orchestrator.engine.Transactions;
import dev.cleanslate.orchestrator.intake.Offsets.Place;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/// Reads one intake topic: starts where PostgreSQL says, takes each partition's batch and its
/// offset in one transaction, and gives what cannot be taken to the dead letters. Records that the
/// topic lost before they were read are counted and reported, never passed over in silence; a topic
/// that was made anew or shortened is read from its beginning, for nothing is taken twice.
final class TopicIntake
    implements BatchConsumerAwareMessageListener<byte[], byte[]>, ConsumerAwareRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(TopicIntake.class);

  private final Transactions transactions;
  private final Offsets offsets;
  private final DeadLetters deadLetters;
  private final Places places;
  private final BatchDoor door;
  private final Map<TopicPartition, Place> known = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();

  TopicIntake(
      Transactions transactions,
      Offsets offsets,
      DeadLetters deadLetters,
      Places places,
      BatchDoor door) {
    this.transactions = transactions;
    this.offsets = offsets;
    this.deadLetters = deadLetters;
    this.places = places;
    this.door = door;
  }

  /// What is done with a batch: takes all of it or throws.
  @FunctionalInterface
  interface BatchDoor {
    void take(List<ConsumerRecord<byte[], byte[]>> records);
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    places
        .of(partitions)
        .forEach((partition, place) -> {
          long start = start(place, beginnings.getOrDefault(partition, 0L), ends.get(partition));
          known.put(partition, place);
          positions.put(partition, start);
          consumer.seek(partition, start);
        });
  }

  private long start(Place place, long beginning, @Nullable Long end) {
    long stored = offsets.next(place).orElse(beginning);
    if (end != null && end < stored) {
      LOG.error(
          "{}-{} was read to {} and now ends at {}: the broker lost records of it, or was restored;"
              + " it is read again from {}",
          place.topic(),
          place.partition(),
          stored,
          end,
          beginning);
      offsets.reset(place, beginning);
      return beginning;
    }
    if (stored < beginning) {
      gap(place, stored, beginning);
      return beginning;
    }
    return stored;
  }

  @Override
  public void onMessage(
      List<ConsumerRecord<byte[], byte[]>> records, @Nullable Consumer<?, ?> consumer) {
    Consumer<?, ?> reader = Objects.requireNonNull(consumer);
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> byPartition =
        records.stream()
            .collect(
                Collectors.groupingBy(
                    record -> new TopicPartition(record.topic(), record.partition())));
    byPartition.forEach((partition, batch) -> {
      if (!isOtherwise(partition, batch, reader)) {
        take(partition, batch);
      }
    });
  }

  /// Whether these are not what they seem to be: where the next record is not the one that is due,
  /// the topic may be another one, or shorter than it was. Then it begins once more, and these come
  /// again.
  private boolean isOtherwise(
      TopicPartition partition,
      List<ConsumerRecord<byte[], byte[]>> records,
      Consumer<?, ?> consumer) {
    long position = position(partition, records);
    long first = records.getFirst().offset();
    if (first == position) {
      return false;
    }
    List<TopicPartition> one = List.of(partition);
    boolean isAnother = !place(partition).equals(places.of(one).get(partition));
    Long end = consumer.endOffsets(one).get(partition);
    if (isAnother || (end != null && end < position)) {
      LOG.error("{} is not what it was: at {} it hands over {}", partition, position, first);
      onPartitionsAssigned(consumer, one);
      return true;
    }
    if (first < position) {
      LOG.info("{} hands over {} again, but was read to {}", partition, first, position);
    }
    return false;
  }

  private void take(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
    long position = position(partition, records);
    List<ConsumerRecord<byte[], byte[]>> fresh =
        records.stream().filter(record -> record.offset() >= position).toList();
    if (fresh.isEmpty()) {
      return;
    }
    if (fresh.getFirst().offset() > position) {
      gap(place(partition), position, fresh.getFirst().offset());
      positions.put(partition, fresh.getFirst().offset());
    }
    Bisection.run(fresh, part -> commit(partition, part, () -> door.take(part)), this::refuse);
  }

  private void refuse(ConsumerRecord<byte[], byte[]> record, RuntimeException failure) {
    deadLetters.keep(record, Reasons.of(failure));
    commit(new TopicPartition(record.topic(), record.partition()), List.of(record), () -> {});
  }

  private void commit(
      TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> part, Runnable work) {
    long from = position(partition, part);
    long to = part.getLast().offset() + 1;
    try {
      transactions.run(() -> {
        work.run();
        offsets.advance(place(partition), from, to);
        return to;
      });
    } catch (RuntimeException failure) {
      if (Bisection.isPassing(failure)) {
        positions.remove(partition);
      }
      throw failure;
    }
    positions.put(partition, to);
  }

  /// After a failure that passes only the database knows it: the commit may have gone well all the
  /// same, or somebody else reads the partition.
  private long position(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
    return positions.computeIfAbsent(
        partition, _ -> offsets.next(place(partition)).orElse(records.getFirst().offset()));
  }

  private Place place(TopicPartition partition) {
    return known.computeIfAbsent(
        partition, _ -> Objects.requireNonNull(places.of(List.of(partition)).get(partition)));
  }

  private void gap(Place place, long from, long to) {
    LOG.error(
        "{}-{} lost the records {} to {} before they were read; ask upstream to publish them again",
        place.topic(),
        place.partition(),
        from,
        to - 1);
    offsets.lost(place, to - from, to);
  }
}
