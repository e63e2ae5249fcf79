package dev.cleanslate.messages;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The CloudEvents 1.0 attributes of a message in Kafka's binary mode: each a header named
/// `ce_...`, the data in the record's value. Source: CloudEvents 1.0.2 and its Kafka protocol
/// binding.
///
/// @param id unique within the source
/// @param source who wrote it
/// @param type what it is (`dev.cleanslate.saga`)
/// @param subject what it is about; may be absent
/// @param time when it happened; may be absent
public record CloudEvent(
    String id, String source, String type, @Nullable String subject, @Nullable Instant time) {
  public CloudEvent {
    Require.text("ce_id", id, 200);
    Require.text("ce_source", source, 200);
    Require.text("ce_type", type, 200);
    Require.optional("ce_subject", subject, 2 * Require.MAX_ID);
  }

  /// The headers of a record that carries this event as JSON.
  public Map<String, byte[]> headers() {
    Map<String, byte[]> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", bytes("1.0"));
    headers.put("ce_id", bytes(id));
    headers.put("ce_source", bytes(source));
    headers.put("ce_type", bytes(type));
    if (subject != null) {
      headers.put("ce_subject", bytes(subject));
    }
    if (time != null) {
      headers.put("ce_time", bytes(time.toString()));
    }
    headers.put("content-type", bytes("application/json"));
    return headers;
  }

  /// The event these headers describe; null where there is no `ce_id`, as from a plain producer.
  /// Throws [InvalidField] where they are there and wrong.
  public static @Nullable CloudEvent from(Map<String, byte[]> headers) {
    String id = text(headers, "ce_id");
    if (id == null) {
      return null;
    }
    String version = text(headers, "ce_specversion");
    if (!"1.0".equals(version)) {
      throw new InvalidField("ce_specversion", "must be 1.0, but was " + version);
    }
    return new CloudEvent(
        id,
        Require.present("ce_source", text(headers, "ce_source")),
        Require.present("ce_type", text(headers, "ce_type")),
        text(headers, "ce_subject"),
        time(text(headers, "ce_time")));
  }

  private static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : java.time.OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException _) {
      throw new InvalidField("ce_time", "is not an RFC 3339 time");
    }
  }

  private static @Nullable String text(Map<String, byte[]> headers, String name) {
    byte[] value = headers.get(name);
    return value == null ? null : new String(value, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
