package dev.cleanslate.orchestrator.api.http;

import dev.cleanslate.messages.Wire;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;

/// Says what is wrong with a body in words that mean something to whoever wrote it, without the
/// names of our classes.
final class Unread {
  private Unread() {}

  static Problem problem(Wire.Unreadable unreadable) {
    String field = unreadable.field();
    String said = String.valueOf(unreadable.getMessage());
    String plain = said.startsWith(field + " ") ? said.substring(field.length() + 1) : said;
    return Problem.field(
        field,
        switch (unreadable.getCause()) {
          case StreamReadException syntax -> syntax(syntax);
          case MismatchedInputException mismatch when plain.startsWith("cannot be read") ->
              form(mismatch.getTargetType());
          case null, default -> plain;
        });
  }

  private static String syntax(StreamReadException failure) {
    TokenStreamLocation where = failure.getLocation();
    String place =
        where == null
            ? ""
            : " at line %d, column %d".formatted(where.getLineNr(), where.getColumnNr());
    String what = failure.getOriginalMessage().split("[\\n\\[(]| at ", 2)[0].strip();
    return "is not valid JSON%s: %s".formatted(place, what);
  }

  private static String form(@Nullable Class<?> type) {
    if (type == null) {
      return "has the wrong form";
    }
    if (type == String.class) {
      return "must be a text";
    }
    if (type == Instant.class) {
      return "must be a time, as in 2026-11-20T20:00:00Z";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "must be true or false";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "must be a whole number, and be there";
    }
    return Collection.class.isAssignableFrom(type) ? "must be a list" : "must be a JSON object";
  }
}
