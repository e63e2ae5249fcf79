package dev.cleanslate.orchestrator.api.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Times as parameters: RFC 3339, within what the database can hold.
public final class Times {
  /// Before everything.
  public static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  /// After everything.
  public static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private Times() {}

  /// The time in that parameter, or another where it is absent; a [Problem] where it is none.
  public static Instant read(String field, @Nullable String text, Instant absent) {
    if (text == null) {
      return absent;
    }
    try {
      // A plus sign that was not encoded arrives as a blank.
      Instant time = OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
      if (!time.isBefore(FIRST) && !time.isAfter(LAST)) {
        return time;
      }
    } catch (DateTimeException _) {
      throw wrong(field);
    }
    throw wrong(field);
  }

  private static Problem wrong(String field) {
    return Problem.field(field, "must be a time, as in 2026-11-20T20:00:00Z");
  }
}
