package dev.cleanslate.worker.runtime;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes records to Kafka and comes back only once they are acknowledged. Thread-safe.
final class Courier {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(200);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final Supplier<Producer<byte[], byte[]>> producers;
  private final StopSignal stop;

  Courier(Supplier<Producer<byte[], byte[]>> producers, StopSignal stop) {
    this.producers = producers;
    this.stop = stop;
  }

  /// Delivers the record, however often it takes. Throws [RecordTooLargeException] where Kafka will
  /// never take it, and [InterruptedException] where the worker stops before it went.
  void deliver(ProducerRecord<byte[], byte[]> message) throws InterruptedException {
    Duration wait = FIRST_WAIT;
    while (!isAcknowledged(message)) {
      if (stop.isSet()) {
        throw new InterruptedException(
            "stopped before a record for %s went".formatted(message.topic()));
      }
      stop.await(wait);
      wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
    }
  }

  private boolean isAcknowledged(ProducerRecord<byte[], byte[]> message)
      throws InterruptedException {
    try {
      producers.get().send(message).get();
      return true;
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RecordTooLargeException tooLarge) {
        throw tooLarge;
      }
      LOG.warn(
          "Sending to {} will be repeated: {}",
          message.topic(),
          String.valueOf(failure.getCause()));
      return false;
    } catch (InterruptException _) {
      throw new InterruptedException("interrupted while sending to " + message.topic());
    } catch (RecordTooLargeException tooLarge) {
      throw tooLarge;
    } catch (KafkaException failure) {
      LOG.warn("Sending to {} will be repeated: {}", message.topic(), failure.toString());
      return false;
    }
  }
}
