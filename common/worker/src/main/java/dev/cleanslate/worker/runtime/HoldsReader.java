package dev.cleanslate.worker.runtime;

import dev.cleanslate.messages.Hold;
import dev.cleanslate.messages.Holds;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.worker.answer.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;

/// Reads the control topic into the holds: all partitions, from the beginning, in no group. Runs on
/// a thread of its own until the stop signal; a broken consumer is replaced. What the one after it
/// reads anew counts once it is read to the end; until then everything is held as before.
final class HoldsReader implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(HoldsReader.class);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final Duration RESTART = Duration.ofMillis(500);

  private final ConsumerFactory<byte[], byte[]> consumers;
  private final Holds holds;
  private final StopSignal stop;
  private final CountDownLatch settled = new CountDownLatch(1);
  private volatile boolean caughtUp;

  HoldsReader(ConsumerFactory<byte[], byte[]> consumers, Holds holds, StopSignal stop) {
    this.consumers = consumers;
    this.holds = holds;
    this.stop = stop;
  }

  /// Waits until everything that was on the topic at the start has been read, or the reader ended.
  void awaitCaughtUp() throws InterruptedException {
    settled.await();
  }

  /// Whether everything that was on the topic at the start has been read.
  boolean isCaughtUp() {
    return caughtUp;
  }

  @Override
  public void run() {
    try {
      while (!stop.isSet()) {
        runUntilBroken();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      settled.countDown();
    }
  }

  private void runUntilBroken() throws InterruptedException {
    try (Consumer<byte[], byte[]> consumer = consumers.createConsumer()) {
      List<TopicPartition> partitions = partitions(consumer);
      if (partitions.isEmpty()) {
        stop.await(RESTART);
        return;
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      catchUp(consumer, consumer.endOffsets(partitions, ANSWER));
      follow(consumer);
    } catch (KafkaException failure) {
      LOG.error("The reader of {} broke and is replaced: {}", Topics.CONTROL, failure.toString());
      stop.await(RESTART);
    } catch (RuntimeException fault) {
      LOG.error("The reader of {} failed and is replaced", Topics.CONTROL, Fault.of(fault));
      stop.await(RESTART);
    }
  }

  private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
    return consumer.partitionsFor(Topics.CONTROL, ANSWER).stream()
        .map(found -> new TopicPartition(found.topic(), found.partition()))
        .toList();
  }

  private void catchUp(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    Holds anew = new Holds();
    while (!stop.isSet()) {
      consumer.poll(POLL).forEach(message -> accept(message, anew));
      if (isReadTo(ends, consumer)) {
        holds.become(anew);
        caughtUp = true;
        settled.countDown();
        return;
      }
    }
  }

  private static boolean isReadTo(
      Map<TopicPartition, Long> ends, Consumer<byte[], byte[]> consumer) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey(), ANSWER) >= end.getValue());
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    while (!stop.isSet()) {
      consumer.poll(POLL).forEach(message -> accept(message, holds));
    }
  }

  private static void accept(ConsumerRecord<byte[], byte[]> message, Holds holds) {
    if (message.key() == null) {
      LOG.warn("A record without a key on {} holds nothing", Topics.CONTROL);
      return;
    }
    String key = new String(message.key(), StandardCharsets.UTF_8);
    try {
      holds.accept(key, message.value() == null ? null : Wire.read(message.value(), Hold.class));
    } catch (Wire.Unreadable unreadable) {
      LOG.error("A hold on {} cannot be read and counts as a hold: {}", key, unreadable.field());
      holds.accept(key, new Hold(true, "unreadable record", null));
    }
  }
}
