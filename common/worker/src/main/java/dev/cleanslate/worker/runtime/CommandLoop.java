package dev.cleanslate.worker.runtime;

import dev.cleanslate.worker.answer.Fault;
import dev.cleanslate.worker.answer.Load;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;

/// Takes the records of one topic, deals with each on a virtual thread, and commits what is dealt
/// with without a gap. Never waits for a batch to end. Runs on a thread of its own until the stop
/// signal; a broken consumer is replaced.
final class CommandLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(CommandLoop.class);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration RESTART = Duration.ofSeconds(1);

  private final Route route;
  private final ConsumerFactory<byte[], byte[]> consumers;
  private final Pace pace;
  private final StopSignal stop;
  private final Load load;
  private final Semaphore turns;

  CommandLoop(
      Route route,
      ConsumerFactory<byte[], byte[]> consumers,
      Pace pace,
      StopSignal stop,
      Load load) {
    this.route = route;
    this.consumers = consumers;
    this.pace = pace;
    this.stop = stop;
    this.load = load;
    this.turns = new Semaphore(pace.inFlight(), true);
  }

  /// From which topic, in which group, to whom.
  record Route(String topic, String group, Desk desk) {}

  /// How much at once, and how long a shut-down waits.
  record Pace(int inFlight, int pauseAbove, Duration commitEvery, Duration stopWait) {}

  /// Deals with one record and comes back once its offset may move.
  @FunctionalInterface
  interface Desk {
    void take(ConsumerRecord<byte[], byte[]> message) throws InterruptedException;
  }

  @Override
  public void run() {
    try {
      while (!stop.isSet()) {
        runUntilBroken();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void runUntilBroken() throws InterruptedException {
    try (Consumer<byte[], byte[]> consumer =
        consumers.createConsumer(route.group(), route.group(), null)) {
      consume(consumer);
    } catch (KafkaException failure) {
      LOG.error("The consumer of {} broke and is replaced: {}", route.topic(), failure.toString());
      stop.await(RESTART);
    } catch (RuntimeException fault) {
      LOG.error("The consumer of {} failed and is replaced", route.topic(), Fault.of(fault));
      stop.await(RESTART);
    }
  }

  private void consume(Consumer<byte[], byte[]> consumer) throws InterruptedException {
    Progress progress = new Progress(consumer, pace.pauseAbove());
    var names = Thread.ofVirtual().name(route.group() + "-", 0).factory();
    ExecutorService threads = Executors.newThreadPerTaskExecutor(names);
    try {
      consumer.subscribe(List.of(route.topic()), progress);
      poll(consumer, progress, new Lanes(threads));
      finish(threads);
      progress.commitNow();
    } finally {
      progress.abandon();
      threads.shutdown();
    }
  }

  private void poll(Consumer<byte[], byte[]> consumer, Progress progress, Lanes lanes) {
    long lastCommit = System.nanoTime();
    while (!stop.isSet()) {
      for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
        Watermark.Slot slot = progress.take(message);
        load.taken();
        lanes.run(message.key(), () -> dealWith(message, slot));
      }
      progress.balance();
      if (System.nanoTime() - lastCommit >= pace.commitEvery().toNanos()) {
        progress.commitSoon();
        lastCommit = System.nanoTime();
      }
    }
  }

  private void dealWith(ConsumerRecord<byte[], byte[]> message, Watermark.Slot slot) {
    try {
      turns.acquire();
    } catch (InterruptedException _) {
      load.dropped();
      Thread.currentThread().interrupt();
      return;
    }
    load.begun();
    try {
      if (slot.isCurrent() && !stop.isSet()) {
        route.desk().take(message);
        slot.done();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error fault) {
      // Whoever sent it sends it again when it expires; behind it, nothing would ever be committed.
      slot.done();
      LOG.error("A record of {} is passed over", route.topic(), Fault.of(fault));
    } finally {
      load.ended();
      turns.release();
    }
  }

  private void finish(ExecutorService threads) throws InterruptedException {
    threads.shutdown();
    if (!threads.awaitTermination(pace.stopWait().toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.warn("Commands of {} were left in flight; they will come again", route.topic());
      threads.shutdownNow();
    }
  }
}
