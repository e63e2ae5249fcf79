package dev.cleanslate.topics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where reading begins.
sealed interface From {
  /// With what is kept.
  record Beginning() implements From {}

  /// With what comes next.
  record Now() implements From {}

  /// With what the broker took then or later.
  record Time(Instant at) implements From {}

  /// As in `beginning`, `now`, `2026-11-20T18:30:00Z`, or `10m` for ten minutes ago;
  /// [IllegalArgumentException] with what is wrong.
  static From read(String text, InstantSource clock) {
    return switch (text) {
      case "beginning" -> new Beginning();
      case "now" -> new Now();
      case String time -> new Time(time(time, clock));
    };
  }

  private static Instant time(String text, InstantSource clock) {
    Matcher ago = Pattern.compile("(\\d{1,6})([smhd])").matcher(text);
    if (ago.matches()) {
      long number = Long.parseLong(ago.group(1));
      return clock
          .instant()
          .minus(
              switch (ago.group(2)) {
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
              });
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException _) {
      throw new IllegalArgumentException(
          "'%s' is neither beginning nor now, nor a time as 10m or 2026-11-20T18:30:00Z"
              .formatted(text));
    }
  }
}
