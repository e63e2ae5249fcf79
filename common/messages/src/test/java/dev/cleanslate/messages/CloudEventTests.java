package dev.cleanslate.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventTests {
  private static final CloudEvent EVENT =
      new CloudEvent(
          "e-1",
          "/orchestrator",
          "dev.cleanslate.saga",
          "acme/clone/7",
          Instant.parse("2026-11-20T18:30:05.250Z"));

  @Test
  void headersCarryEveryAttributeOfTheBinaryMode() {
    Map<String, String> headers = new HashMap<>();
    EVENT.headers().forEach((name, value) -> headers.put(name, text(value)));

    assertThat(headers)
        .containsOnly(
            Map.entry("ce_specversion", "1.0"),
            Map.entry("ce_id", "e-1"),
            Map.entry("ce_source", "/orchestrator"),
            Map.entry("ce_type", "dev.cleanslate.saga"),
            Map.entry("ce_subject", "acme/clone/7"),
            Map.entry("ce_time", "2026-11-20T18:30:05.250Z"),
            Map.entry("content-type", "application/json"));
  }

  @Test
  void headersAreReadBack() {
    assertThat(CloudEvent.from(EVENT.headers())).isEqualTo(EVENT);
  }

  @Test
  void subjectAndTimeMayBeAbsent() {
    CloudEvent bare = new CloudEvent("e-1", "s", "t", null, null);

    assertThat(bare.headers()).doesNotContainKeys("ce_subject", "ce_time");
    assertThat(CloudEvent.from(bare.headers())).isEqualTo(bare);
  }

  @Test
  void aPlainProducersRecordIsNoEvent() {
    assertThat(CloudEvent.from(Map.of())).isNull();
    assertThat(CloudEvent.from(Map.of("ce_source", bytes("s"), "trace", bytes("x")))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-20T18:30:05.25Z", "2026-11-20T20:30:05.250+02:00"})
  void timesOfEveryOffsetAreRead(String time) {
    Map<String, byte[]> headers = new HashMap<>(EVENT.headers());
    headers.put("ce_time", bytes(time));

    assertThat(CloudEvent.from(headers)).isEqualTo(EVENT);
  }

  @ParameterizedTest
  @CsvSource({
    "ce_specversion, 0.3, must be 1.0",
    "ce_specversion, '', must be 1.0",
    "ce_id, '', is empty",
    "ce_source, ' ', is empty",
    "ce_type, '', is empty",
    "ce_subject, '', is empty",
    "ce_time, yesterday, RFC 3339",
    "ce_time, 2026-11-20, RFC 3339",
    "ce_time, 1763663405, RFC 3339"
  })
  void wrongHeadersAreRefusedByName(String name, String value, String problem) {
    Map<String, byte[]> headers = new HashMap<>(EVENT.headers());
    headers.put(name, bytes(value));

    assertThatExceptionOfType(InvalidField.class)
        .isThrownBy(() -> CloudEvent.from(headers))
        .withMessageContaining(problem)
        .satisfies(refused -> assertThat(refused.field()).isEqualTo(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ce_specversion", "ce_source", "ce_type"})
  void missingHeadersAreRefusedByName(String name) {
    Map<String, byte[]> headers = new HashMap<>(EVENT.headers());
    headers.remove(name);

    assertThatExceptionOfType(InvalidField.class)
        .isThrownBy(() -> CloudEvent.from(headers))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo(name));
  }

  @Test
  void tooLongOrUnprintableHeadersAreRefused() {
    Map<String, byte[]> headers = new HashMap<>(EVENT.headers());
    headers.put("ce_id", bytes("x".repeat(201)));

    assertThatExceptionOfType(InvalidField.class)
        .isThrownBy(() -> CloudEvent.from(headers))
        .withMessageContaining("at most 200");

    headers.put("ce_id", bytes("a\nb"));
    assertThatExceptionOfType(InvalidField.class)
        .isThrownBy(() -> CloudEvent.from(headers))
        .withMessageContaining("control characters");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
