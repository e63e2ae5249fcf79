package dev.cleanslate.orchestrator.census;

import dev.cleanslate.messages.Census;
import dev.cleanslate.messages.CloudEvent;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Wire;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/// Questions on the workers' topics.
final class KafkaEnquiry implements Enquiry {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaEnquiry.class);

  private final KafkaTemplate<byte[], byte[]> kafka;

  KafkaEnquiry(KafkaTemplate<byte[], byte[]> kafka) {
    this.kafka = kafka;
  }

  @Override
  public void ask(String worker, Census census) {
    CompletableFuture<?> sent;
    try {
      sent = kafka.send(record(worker, census));
    } catch (RuntimeException failure) {
      sent = CompletableFuture.failedFuture(failure);
    }
    var _ =
        sent.exceptionally(failure -> {
          LOG.warn(
              "worker {} was not asked for a page of {}; it is asked again when the lease ends",
              worker,
              census.kind(),
              failure);
          return null;
        });
  }

  private static ProducerRecord<byte[], byte[]> record(String worker, Census census) {
    var record =
        new ProducerRecord<>(
            Topics.census(worker),
            census.kind().getBytes(StandardCharsets.UTF_8),
            Wire.write(census));
    new CloudEvent(
            census.ticket().toString(),
            "cleanslate/orchestrator",
            "dev.cleanslate.census",
            census.kind(),
            null)
        .headers()
        .forEach(record.headers()::add);
    return record;
  }
}
