package dev.cleanslate.worker.runtime;

import dev.cleanslate.messages.Topics;
import dev.cleanslate.worker.Words;
import dev.cleanslate.worker.answer.Meters;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts what cannot be read aside, on `<topic>.dlt`: key, value and headers as they were, and the
/// reason in headers beside them. Thread-safe.
final class DeadLetters {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  /// What is kept of a body that Kafka refuses for its size.
  static final int KEPT = 100_000;

  private static final int KEPT_KEY = 10_000;

  private final Courier courier;
  private final Meters meters;

  DeadLetters(Courier courier, Meters meters) {
    this.courier = courier;
    this.meters = meters;
  }

  /// Comes back once the record is acknowledged there.
  ///
  /// @param field the field that is wrong, in its wire spelling; `body` for the whole
  void put(ConsumerRecord<byte[], byte[]> message, String field, String reason)
      throws InterruptedException {
    LOG.warn(
        "Dead letter: {}-{} at {}: {}",
        message.topic(),
        message.partition(),
        message.offset(),
        field);
    meters.deadLetter(message.topic());
    try {
      courier.deliver(whole(message, field, reason));
    } catch (RecordTooLargeException _) {
      LOG.error(
          "Only part of {}-{} at {} fits into its dead letter",
          message.topic(),
          message.partition(),
          message.offset());
      courier.deliver(part(message, field, reason));
    }
  }

  private static ProducerRecord<byte[], byte[]> whole(
      ConsumerRecord<byte[], byte[]> message, String field, String reason) {
    var letter = letter(message, message.key(), message.value(), field, reason);
    ProducerRecord<byte[], byte[]> copy =
        new ProducerRecord<>(letter.topic(), null, letter.key(), letter.value(), message.headers());
    letter.headers().forEach(header -> copy.headers().remove(header.key()).add(header));
    return copy;
  }

  private static ProducerRecord<byte[], byte[]> part(
      ConsumerRecord<byte[], byte[]> message, String field, String reason) {
    var letter =
        letter(message, cut(message.key(), KEPT_KEY), cut(message.value(), KEPT), field, reason);
    int size = message.value() == null ? 0 : message.value().length;
    letter.headers().add("dlt-truncated-from", bytes(Integer.toString(size)));
    return letter;
  }

  private static ProducerRecord<byte[], byte[]> letter(
      ConsumerRecord<byte[], byte[]> message,
      byte @Nullable [] key,
      byte @Nullable [] value,
      String field,
      String reason) {
    var letter =
        new ProducerRecord<byte[], byte[]>(Topics.deadLetters(message.topic()), key, value);
    letter
        .headers()
        .add("dlt-reason", bytes(Words.fit(reason, 500)))
        .add("dlt-field", bytes(Words.fit(field, 200)))
        .add("dlt-topic", bytes(message.topic()))
        .add("dlt-partition", bytes(Integer.toString(message.partition())))
        .add("dlt-offset", bytes(Long.toString(message.offset())));
    return letter;
  }

  private static byte @Nullable [] cut(byte @Nullable [] bytes, int most) {
    return bytes == null || bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
