package dev.cleanslate.simulator.stage;

import dev.cleanslate.simulator.fault.Action;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/// The headers of a 429 that say when to come back.
final class RetryHeaders {
  private static final String NAME = "Retry-After";
  private static final String A_YEAR = "31536000";

  private RetryHeaders() {}

  static Map<String, String> of(Action.Throttle throttle, Instant now) {
    long seconds = throttle.seconds();
    return switch (throttle.form()) {
      case INTEGER -> Map.of(NAME, Long.toString(seconds));
      case HTTP_DATE -> Map.of(NAME, date(now.plusSeconds(seconds)));
      case HUGE -> Map.of(NAME, A_YEAR);
      case RETRY_AFTER_MS -> Map.of("retry-after-ms", Long.toString(seconds * 1000));
      case GARBAGE -> Map.of(NAME, "in a while");
      case ABSENT, QUOTA -> Map.of();
    };
  }

  private static String date(Instant at) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
  }
}
