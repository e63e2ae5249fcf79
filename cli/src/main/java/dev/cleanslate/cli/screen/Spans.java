package dev.cleanslate.cli.screen;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Spans of time and points in it, as people write and read them.
public final class Spans {
  private static final Pattern FORM = Pattern.compile("(\\d{1,7})(s|m|h|d)");

  private Spans() {}

  /// As in `90s`, `10m`, `2h`, `1d`; [IllegalArgumentException] with what is wrong.
  public static Duration read(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no span of time, as in 90s, 10m, 2h".formatted(text));
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  /// As in `4 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`.
  public static String of(Duration span) {
    long seconds = Math.max(0, span.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return "%d min %d s".formatted(seconds / 60, seconds % 60);
    }
    if (seconds < 86_400) {
      return "%d h %d min".formatted(seconds / 3600, seconds / 60 % 60);
    }
    return "%d d %d h".formatted(seconds / 86_400, seconds / 3600 % 24);
  }

  /// A time as a server writes it, to the second; a dash where there is none.
  public static String time(String wire) {
    if (wire.isEmpty()) {
      return "-";
    }
    try {
      return Instant.parse(wire).truncatedTo(ChronoUnit.SECONDS).toString();
    } catch (DateTimeParseException _) {
      return wire;
    }
  }
}
