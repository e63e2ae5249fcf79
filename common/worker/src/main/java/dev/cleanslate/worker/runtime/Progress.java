package dev.cleanslate.worker.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The watermarks of the partitions that one consumer has now, and what is committed of them.
/// Belongs to the polling thread, on which Kafka also calls the rebalance listener.
final class Progress implements ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

  /// Answered records that wait behind an unanswered one; more would only be memory.
  private static final int WIDEST = 20_000;

  private final Consumer<byte[], byte[]> consumer;
  private final int pauseAbove;
  private final Map<TopicPartition, Watermark> assigned = new HashMap<>();
  private boolean committing;

  Progress(Consumer<byte[], byte[]> consumer, int pauseAbove) {
    this.consumer = consumer;
    this.pauseAbove = pauseAbove;
  }

  Watermark.Slot take(ConsumerRecord<byte[], byte[]> message) {
    TopicPartition partition = new TopicPartition(message.topic(), message.partition());
    return assigned.computeIfAbsent(partition, _ -> new Watermark()).take(message.offset());
  }

  /// Commits what is answered, without waiting for Kafka.
  void commitSoon() {
    Map<TopicPartition, OffsetAndMetadata> reached = reached(assigned.keySet());
    if (committing || reached.isEmpty()) {
      return;
    }
    committing = true;
    consumer.commitAsync(
        reached,
        (_, failure) -> {
          committing = false;
          if (failure == null) {
            note(reached);
          } else {
            LOG.debug("A commit will be repeated: {}", failure.toString());
          }
        });
  }

  /// Commits what is answered and waits for Kafka. What cannot be committed will come again.
  void commitNow(Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> reached = reached(partitions);
    if (reached.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(reached);
      note(reached);
    } catch (KafkaException failure) {
      LOG.warn("Answered commands will come again, for a commit failed: {}", failure.toString());
    }
  }

  void commitNow() {
    commitNow(List.copyOf(assigned.keySet()));
  }

  /// Stops taking from partitions with too much unanswered, and takes again from those with room.
  void balance() {
    var paused = consumer.paused();
    List<TopicPartition> full = new ArrayList<>();
    List<TopicPartition> free = new ArrayList<>();
    assigned.forEach((partition, mark) -> {
      if (!paused.contains(partition) && isFull(mark)) {
        full.add(partition);
      } else if (paused.contains(partition) && hasRoom(mark)) {
        free.add(partition);
      }
    });
    consumer.pause(full);
    consumer.resume(free);
  }

  private boolean isFull(Watermark mark) {
    return mark.unanswered() > pauseAbove || mark.window() > WIDEST;
  }

  private boolean hasRoom(Watermark mark) {
    return mark.unanswered() <= pauseAbove / 2 && mark.window() <= WIDEST / 2;
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    commitNow(partitions);
    onPartitionsLost(partitions);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    partitions.forEach(partition -> {
      Watermark mark = assigned.remove(partition);
      if (mark != null) {
        mark.end();
      }
    });
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    partitions.forEach(partition -> {
      Watermark before = assigned.put(partition, new Watermark());
      if (before != null) {
        before.end();
      }
    });
  }

  /// Ends every assignment without committing.
  void abandon() {
    onPartitionsLost(List.copyOf(assigned.keySet()));
  }

  private Map<TopicPartition, OffsetAndMetadata> reached(Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> reached = new HashMap<>();
    partitions.forEach(partition -> {
      Watermark mark = assigned.get(partition);
      if (mark != null) {
        mark.committable()
            .ifPresent(offset -> reached.put(partition, new OffsetAndMetadata(offset)));
      }
    });
    return reached;
  }

  private void note(Map<TopicPartition, OffsetAndMetadata> taken) {
    taken.forEach((partition, offset) -> {
      Watermark mark = assigned.get(partition);
      if (mark != null) {
        mark.committed(offset.offset());
      }
    });
  }
}
