package dev.cleanslate.worker;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes text fit to be shown in a message. Pure functions.
public final class Words {
  private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}+");
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  private Words() {}

  /// The text on one line, cut to `max` characters; never blank.
  public static String fit(String text, int max) {
    String line = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    if (line.isEmpty()) {
      return "nothing more is known";
    }
    return line.length() <= max ? line : line.substring(0, max - 1) + "…";
  }

  /// A provider's error code, where it is nothing but a short code; anything longer might quote a
  /// credential and is left out.
  public static @Nullable String code(@Nullable String code) {
    return code != null && CODE.matcher(code).matches() ? code : null;
  }
}
