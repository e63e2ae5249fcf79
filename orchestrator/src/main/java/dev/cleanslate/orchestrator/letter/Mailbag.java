package dev.cleanslate.orchestrator.letter;

import dev.cleanslate.messages.CloudEvent;
import dev.cleanslate.messages.DeleteRequest;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Wire;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// Puts a letter back on the topic it came from, under the same key and with its own headers, and
/// waits until the broker has it; throws where it does not say so in time.
final class Mailbag {
  /// The header that names the letter, by which it is found again where it dies once more.
  static final String AGAIN = "sent-again-from";

  private static final int PATIENCE_SECONDS = 15;

  private final Function<ProducerRecord<byte[], byte[]>, CompletableFuture<?>> broker;

  Mailbag(Function<ProducerRecord<byte[], byte[]>, CompletableFuture<?>> broker) {
    this.broker = broker;
  }

  void send(Found letter, byte @Nullable [] body) {
    var record = new ProducerRecord<byte[], byte[]>(letter.topic(), letter.record().key(), body);
    for (Header header : letter.record().headers()) {
      if (!header.key().startsWith(Found.REASONS) && !header.key().equals(AGAIN)) {
        record.headers().add(header);
      }
    }
    add(record, AGAIN, letter.id().toString());
    if (letter.topic().equals(Topics.DELETE_REQUESTS)) {
      date(record, letter, body);
    }
    try {
      sent(record).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new KafkaException("the broker did not say that it has the letter", failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new KafkaException("stopped while sending a letter again", stopped);
    }
  }

  /// On a thread of its own, since a producer without a broker blocks for long.
  private CompletableFuture<?> sent(ProducerRecord<byte[], byte[]> record) {
    return CompletableFuture.supplyAsync(
        () -> broker.apply(record).join(), run -> Thread.ofVirtual().name("letter").start(run));
  }

  /// A delete request stays as old as it is: sent again as a new one, it might mean the next owner
  /// of the same id.
  private static void date(
      ProducerRecord<byte[], byte[]> record, Found letter, byte @Nullable [] body) {
    if (letter.header("ce_id") != null) {
      if (letter.header("ce_time") == null) {
        add(record, "ce_time", letter.at().toString());
      }
      return;
    }
    DeleteRequest request = Wire.read(body, DeleteRequest.class);
    Letter place = letter.letter();
    String where = place.topic() + "-" + place.partition();
    new CloudEvent(
            request.id() == null ? where + "@" + place.offset() : request.id(),
            request.source() == null ? where : request.source(),
            "dev.cleanslate.delete-request",
            request.owner().key(),
            letter.at())
        .headers()
        .forEach((name, value) -> {
          record.headers().remove(name);
          record.headers().add(name, value);
        });
  }

  private static void add(ProducerRecord<byte[], byte[]> record, String name, String text) {
    record.headers().add(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
