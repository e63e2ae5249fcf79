package dev.cleanslate.orchestrator.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Times as the page shows them: all in one zone, which the footer names, and how long ago or how
/// far off they are. Immutable.
///
/// @param now the database's time, read once per request
public record PageTimes(Instant now, ZoneId zone) {
  private static final DateTimeFormatter CLOCK = form("HH:mm");
  private static final DateTimeFormatter EXACT = form("HH:mm:ss");
  private static final DateTimeFormatter DAY = form("d MMM, HH:mm");
  private static final DateTimeFormatter YEAR = form("d MMM uuuu, HH:mm");
  private static final DateTimeFormatter WHOLE = form("EEEE d MMMM uuuu, HH:mm");
  private static final String NONE = "–";

  private static DateTimeFormatter form(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  /// The time of day where it was today, else the day with it.
  public String at(@Nullable Instant time) {
    if (time == null) {
      return NONE;
    }
    ZonedDateTime then = time.atZone(zone);
    ZonedDateTime today = now.atZone(zone);
    if (then.toLocalDate().equals(today.toLocalDate())) {
      return then.format(CLOCK);
    }
    return then.format(then.getYear() == today.getYear() ? DAY : YEAR);
  }

  /// As [#at], with seconds where it was today.
  public String exactly(@Nullable Instant time) {
    if (time == null) {
      return NONE;
    }
    boolean today = time.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
    return today ? time.atZone(zone).format(EXACT) : at(time);
  }

  /// How long it has been since then.
  public String since(@Nullable Instant time) {
    return time == null ? NONE : age(Duration.between(time, now));
  }

  /// How long it is until then: never negative, but `due`.
  public String until(@Nullable Instant time) {
    if (time == null) {
      return NONE;
    }
    Duration left = Duration.between(now, time);
    return left.toSeconds() < 1 ? "due" : "in " + age(left);
  }

  /// A duration by its two greatest parts: `6 d 4 h`, `2 h 22 min`, `41 s`.
  public static String age(Duration duration) {
    Duration age = duration.isNegative() ? Duration.ZERO : duration;
    if (age.toDays() > 0) {
      return "%d d %d h".formatted(age.toDays(), age.toHoursPart());
    }
    if (age.toHours() > 0) {
      return "%d h %d min".formatted(age.toHours(), age.toMinutesPart());
    }
    return age.toMinutes() > 0
        ? "%d min".formatted(age.toMinutes())
        : "%d s".formatted(age.toSeconds());
  }

  /// For programs, as in `datetime`.
  public @Nullable String iso(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  /// Now, in full, without the zone.
  public String whole() {
    return now.atZone(zone).format(WHOLE);
  }

  /// The day after this one, as a form's field wants it.
  public String tomorrow() {
    return now.atZone(zone).toLocalDate().plusDays(1).toString();
  }

  /// When the present day began.
  public Instant midnight() {
    return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
  }
}
