package dev.cleanslate.cli.screen;

/// Text as it may be shown.
public final class Plain {
  private static final char INSTEAD = '?';

  private Plain() {}

  /// The same text on one line, without what would move a terminal's cursor, colour it, or turn the
  /// direction of writing.
  public static String text(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(point -> {
          if (point == '\n' || point == '\t' || point == '\r') {
            plain.append(' ');
          } else if (isHarmless(point)) {
            plain.appendCodePoint(point);
          } else {
            plain.append(INSTEAD);
          }
        });
    return plain.toString();
  }

  /// As [#text], of several lines.
  public static String lines(String text) {
    return String.join("\n", text.lines().map(Plain::text).toList());
  }

  /// As [#text], cut to so many characters.
  public static String cut(String text, int most) {
    String plain = text(text);
    return plain.length() <= most ? plain : plain.substring(0, Math.max(0, most - 3)) + "...";
  }

  /// So many of something, as in "1 step" and "2 steps".
  public static String count(long number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }

  private static boolean isHarmless(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
