package dev.cleanslate.worker.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTests {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "7 | PT7S",
        "0 | PT0S",
        "1.5 | PT1.5S",
        "Fri, 20 Nov 2026 12:00:09 GMT | PT9S",
        "Friday, 20-Nov-26 12:00:09 GMT | PT9S",
        "Fri Nov 20 12:00:09 2026 | PT9S",
        "Fri, 20 Nov 2026 11:00:00 GMT | PT0S",
        "99999999999999999999999 | PT8760H",
        "Tue, 20 Nov 2286 12:00:00 GMT | none",
        "Sat, 20 Nov 2286 12:00:00 GMT | PT8760H",
        "-1 | none",
        "soon | none",
        "'' | none"
      })
  void everyFormIsRead(String value, @Nullable Duration wait) {
    assertThat(in(Map.of("retry-after", value))).isEqualTo(wait);
  }

  @Test
  void millisecondsComeFirst() {
    assertThat(in(Map.of("retry-after-ms", "250", "retry-after", "9")))
        .isEqualTo(Duration.ofMillis(250));
  }

  @Test
  void aDateIsMeasuredByTheProvidersOwnClock() {
    assertThat(
            in(
                Map.of(
                    "date", "Fri, 20 Nov 2026 15:00:00 GMT",
                    "retry-after", "Fri, 20 Nov 2026 15:00:05 GMT")))
        .isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void noHeaderAsksForNoWait() {
    assertThat(in(Map.of())).isNull();
  }

  private static @Nullable Duration in(Map<String, String> headers) {
    return RetryAfter.in(headers::get, NOW);
  }
}
