package dev.cleanslate.messages;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The checks that message constructors share; each failure names the field in its wire spelling.
///
/// Every method throws [InvalidField] and is a pure function.
public final class Require {
  /// The most characters an id or a scope value may have.
  public static final int MAX_ID = 1024;

  /// The most entries a scope may have.
  public static final int MAX_SCOPE = 32;

  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private Require() {}

  /// The value itself, once it is neither absent nor blank, within `max` characters and printable.
  public static String text(String field, @Nullable String value, int max) {
    if (value == null) {
      throw new InvalidField(field, "is missing");
    }
    if (value.isBlank()) {
      throw new InvalidField(field, "is empty");
    }
    if (value.length() > max) {
      throw new InvalidField(
          field, "has %d characters; at most %d are allowed".formatted(value.length(), max));
    }
    if (CONTROL.matcher(value).find()) {
      throw new InvalidField(field, "has control characters");
    }
    return value;
  }

  /// Whether [#text] would take that value.
  public static boolean isText(@Nullable String value, int max) {
    return value != null
        && !value.isBlank()
        && value.length() <= max
        && !CONTROL.matcher(value).find();
  }

  /// As [#text], for a field that may be absent.
  public static @Nullable String optional(String field, @Nullable String value, int max) {
    return value == null ? null : text(field, value, max);
  }

  /// A short lower-case name, as tenants, owner types and kinds have.
  public static String slug(String field, @Nullable String value) {
    String text = text(field, value, 63);
    if (!SLUG.matcher(text).matches()) {
      throw new InvalidField(
          field,
          "must be lower-case letters, digits, dots, dashes or underscores, at most 63, but was"
              + " «"
              + text
              + "»");
    }
    return text;
  }

  /// The value itself, once it is there.
  public static <T> T present(String field, @Nullable T value) {
    if (value == null) {
      throw new InvalidField(field, "is missing");
    }
    return value;
  }

  /// The number itself, once it lies in the closed range.
  public static long within(String field, long value, long least, long most) {
    if (value < least || value > most) {
      throw new InvalidField(
          field, "must lie between %d and %d, but was %d".formatted(least, most, value));
    }
    return value;
  }

  /// A copy of the scope with its names and values checked; absent means empty.
  public static Map<String, String> scope(String field, @Nullable Map<String, String> scope) {
    if (scope == null) {
      return Map.of();
    }
    within(field + ".size", scope.size(), 0, MAX_SCOPE);
    scope.forEach((name, value) -> {
      slug(field + " name", name);
      text(field + "." + name, value, MAX_ID);
    });
    return Map.copyOf(scope);
  }
}
