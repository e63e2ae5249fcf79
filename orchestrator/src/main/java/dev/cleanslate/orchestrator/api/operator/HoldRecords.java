package dev.cleanslate.orchestrator.api.operator;

import dev.cleanslate.messages.CloudEvent;
import dev.cleanslate.messages.Hold;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.api.http.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/// Writes holds to the control topic and waits until the broker has them; a [Problem] where it does
/// not say so in time. Thread-safe.
@Component
public final class HoldRecords {
  private static final Logger LOG = LoggerFactory.getLogger(HoldRecords.class);
  private static final int PATIENCE_SECONDS = 5;

  private final KafkaTemplate<byte[], byte[]> kafka;
  private final Supplier<UUID> ids;

  HoldRecords(KafkaTemplate<byte[], byte[]> kafka, Supplier<UUID> ids) {
    this.kafka = kafka;
    this.ids = ids;
  }

  /// Sets a hold, or releases it where it is off, which also says who released it.
  public void write(String key, Hold hold, Instant at) {
    var record =
        new ProducerRecord<byte[], byte[]>(
            Topics.CONTROL, key.getBytes(StandardCharsets.UTF_8), Wire.write(hold));
    new CloudEvent(ids.get().toString(), "cleanslate/orchestrator", "dev.cleanslate.hold", key, at)
        .headers()
        .forEach(record.headers()::add);
    try {
      sent(record).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      LOG.warn("the hold on {} was not acknowledged", key, failure);
      throw unconfirmed();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw unconfirmed();
    }
  }

  /// On a thread of its own, since a producer without a broker blocks for long.
  private CompletableFuture<?> sent(ProducerRecord<byte[], byte[]> record) {
    return CompletableFuture.supplyAsync(
        () -> kafka.send(record).join(), command -> Thread.ofVirtual().name("hold").start(command));
  }

  private static Problem unconfirmed() {
    return Problem.later(
        "broker-unavailable",
        "The broker does not answer",
        "Whether the hold was taken is not known. Repeat the call; it may be repeated as often as"
            + " need be.",
        PATIENCE_SECONDS);
  }
}
