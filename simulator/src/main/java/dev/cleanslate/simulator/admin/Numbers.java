package dev.cleanslate.simulator.admin;

import dev.cleanslate.simulator.json.BadInput;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers in queries and on the command line.
public final class Numbers {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

  private Numbers() {}

  /// A whole number of at most nine digits, or `absent`. Throws [BadInput].
  public static long of(String field, @Nullable String text, long absent) {
    if (text == null) {
      return absent;
    }
    if (!DIGITS.matcher(text).matches()) {
      throw new BadInput(field, "must be a whole number of at most nine digits");
    }
    return Long.parseLong(text);
  }
}
