package dev.cleanslate.worker.cloud;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads how long a provider asks to be left alone: `retry-after-ms`, or `Retry-After` as seconds
/// or as an HTTP date (RFC 9110 section 10.2.3, with the two obsolete date forms of section 5.6.7).
/// Pure functions.
public final class RetryAfter {
  /// A longer wait is read as this one.
  public static final Duration LONGEST = Duration.ofDays(365);

  private static final BigDecimal LONGEST_MS = BigDecimal.valueOf(LONGEST.toMillis());
  private static final List<DateTimeFormatter> OBSOLETE =
      List.of(
          DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", Locale.ENGLISH),
          DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH));

  private RetryAfter() {}

  /// The wait these headers ask for; null where they ask for none that can be read. A date is
  /// measured from the answer's own `Date`, else from `now`; one that is past means no wait.
  public static @Nullable Duration in(Function<String, @Nullable String> header, Instant now) {
    Duration exact = number(header.apply("retry-after-ms"), BigDecimal.ONE);
    if (exact != null) {
      return exact;
    }
    String value = header.apply("retry-after");
    Duration seconds = number(value, BigDecimal.valueOf(1000));
    if (seconds != null) {
      return seconds;
    }
    Instant until = date(value);
    Instant answered = date(header.apply("date"));
    return until == null ? null : between(answered == null ? now : answered, until);
  }

  private static @Nullable Duration number(@Nullable String value, BigDecimal unitMs) {
    if (value == null || !value.strip().matches("\\d{1,200}(\\.\\d{1,200})?")) {
      return null;
    }
    BigDecimal ms = new BigDecimal(value.strip()).multiply(unitMs).min(LONGEST_MS);
    return Duration.ofMillis(ms.longValue());
  }

  private static Duration between(Instant from, Instant until) {
    Duration wait = Duration.between(from, until);
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  private static @Nullable Instant date(@Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      return ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeParseException _) {
      return obsoleteDate(value.strip());
    }
  }

  private static @Nullable Instant obsoleteDate(String value) {
    for (DateTimeFormatter form : OBSOLETE) {
      try {
        return LocalDateTime.parse(value, form).toInstant(ZoneOffset.UTC);
      } catch (DateTimeParseException _) {
        // Not this form; the next one may fit.
      }
    }
    return null;
  }
}
