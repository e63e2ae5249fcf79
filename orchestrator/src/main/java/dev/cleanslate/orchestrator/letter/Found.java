package dev.cleanslate.orchestrator.letter;

import dev.cleanslate.messages.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// A dead letter as it lies there: key, value and headers as they were, with the reasons beside
/// them.
record Found(LetterId id, String topic, Instant at, ConsumerRecord<byte[], byte[]> record) {
  /// What the headers begin with that say why.
  static final String REASONS = "dlt-";

  static Found of(ConsumerRecord<byte[], byte[]> record) {
    LetterId id = LetterId.of(record.topic(), record.partition(), record.offset());
    return new Found(
        id, Topics.PREFIX + id.topic(), Instant.ofEpochMilli(record.timestamp()), record);
  }

  Letter letter() {
    String partition = header(REASONS + "partition");
    return new Letter(
        id,
        topic,
        partition == null || !partition.matches("\\d{1,9}") ? null : Integer.valueOf(partition),
        number(header(REASONS + "offset")),
        Veil.over(said(header(REASONS + "reason"))),
        header(REASONS + "field"),
        at,
        record.key() == null ? null : Veil.over(text(record.key())),
        record.value() == null ? 0 : record.value().length,
        number(header(REASONS + "truncated-from")),
        null);
  }

  /// The last header of that name, as text.
  @Nullable String header(String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? null : text(header.value());
  }

  /// Letters and their headers may be anybody's.
  private static @Nullable Long number(@Nullable String text) {
    return text == null || !text.matches("\\d{1,18}") ? null : Long.valueOf(text);
  }

  private static String said(@Nullable String reason) {
    return reason == null ? "nobody wrote down why" : reason;
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
