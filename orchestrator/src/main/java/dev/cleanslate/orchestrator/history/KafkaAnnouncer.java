package dev.cleanslate.orchestrator.history;

import dev.cleanslate.messages.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

/// Events on their topics, with the headers of CloudEvents.
final class KafkaAnnouncer implements Announcer {
  private static final int ACK_SECONDS = 30;

  private final KafkaTemplate<byte[], byte[]> kafka;

  KafkaAnnouncer(KafkaTemplate<byte[], byte[]> kafka) {
    this.kafka = kafka;
  }

  @Override
  public void announce(List<Announcement> announcements) {
    if (announcements.isEmpty()) {
      return;
    }
    CompletableFuture<?>[] sends =
        announcements.stream()
            .map(one -> kafka.send(record(one)))
            .toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(sends).get(ACK_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new KafkaException("events were not acknowledged; they are told again", failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new KafkaException("stopped while telling events", stopped);
    }
  }

  private static ProducerRecord<byte[], byte[]> record(Announcement one) {
    var record = new ProducerRecord<>(one.topic(), bytes(one.key()), bytes(one.json()));
    new CloudEvent(one.id(), "cleanslate/orchestrator", one.type(), one.key(), one.at())
        .headers()
        .forEach(record.headers()::add);
    if (one.trace() != null) {
      one.trace().headers().forEach(record.headers()::add);
    }
    return record;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
