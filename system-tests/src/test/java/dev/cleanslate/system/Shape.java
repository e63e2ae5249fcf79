package dev.cleanslate.system;

import java.util.List;
import java.util.regex.Pattern;

/// What a page shows and what was said, compared without what differs from run to run: numbers,
/// times, ids, hashes, and how wide a column is. On a page, `...` at the end of a line stands for
/// the rest of it, and alone on a line for any number of lines.
final class Shape {
  private static final String REST = "...";
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z?");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern HASH = Pattern.compile("\\b([0-9a-f]{16,}|[0-9a-f]{8})\\b");
  private static final Pattern NAME =
      Pattern.compile("\\b(file-|vs_|conv_|asst_|msg_)[A-Za-z0-9]{20,}");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Shape() {}

  /// Whether it may have been said, by what is shown.
  static boolean fits(List<String> shown, List<String> said) {
    if (shown.isEmpty()) {
      return said.isEmpty();
    }
    List<String> others = shown.subList(1, shown.size());
    if (shown.getFirst().strip().equals(REST)) {
      return fits(others, said) || (!said.isEmpty() && fits(shown, said.subList(1, said.size())));
    }
    return !said.isEmpty()
        && isAlike(shown.getFirst(), said.getFirst())
        && fits(others, said.subList(1, said.size()));
  }

  private static boolean isAlike(String shown, String said) {
    return shown.endsWith(REST)
        ? of(said).startsWith(of(shown.substring(0, shown.length() - REST.length())))
        : of(said).equals(of(shown));
  }

  static String of(String line) {
    String plain = TIME.matcher(line).replaceAll("TIME");
    plain = UUID.matcher(plain).replaceAll("ID");
    plain = NAME.matcher(plain).replaceAll("$1ID");
    // Some are made of digits alone.
    plain = HASH.matcher(plain).replaceAll("N");
    plain = NUMBER.matcher(plain).replaceAll("N");
    return SPACE.matcher(plain).replaceAll(" ").strip();
  }
}
