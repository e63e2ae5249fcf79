package dev.cleanslate.orchestrator.letter;

import java.util.List;
import java.util.regex.Pattern;

/// Hides what looks like a credential in a text that others wrote. What it hides is hidden on the
/// screen only: a letter is sent again as it was.
final class Veil {
  private static final String HIDDEN = OpenLetter.COVERED;
  private static final String SECRET =
      "(?:password|passwd|passphrase|secret|api[_-]?key|access[_-]?key|private[_-]?key"
          + "|authorization|credential|cookie|token)";
  private static final Pattern NAME = Pattern.compile("(?i).{0,100}" + SECRET + ".{0,100}");

  /// Every repetition has an end, so that no text takes long.
  private static final List<Cover> COVERS =
      List.of(
          new Cover("(?i)\\b(bearer|basic)\\s{1,9}[a-z0-9._~+/=-]{8,9000}", "$1 " + HIDDEN),
          new Cover(
              "(?i)([\\w-]{0,40}"
                  + SECRET
                  + "[\\w-]{0,40}[\"']?\\s{0,9}[:=]\\s{0,9})"
                  + "(?:\"(?:[^\"\\\\]{1,9000}+|\\\\.){0,300}+\"?|'[^']{0,9000}'?|[^\\s,;&}\\]\"']{1,9000})",
              "$1\"" + HIDDEN + "\""),
          new Cover("\\beyJ[\\w-]{8,9000}\\.[\\w-]{1,9000}(?:\\.[\\w-]{0,9000})?", HIDDEN),
          new Cover("\\b(?:sk|pk|rk)-[\\w-]{8,500}", HIDDEN),
          new Cover("://[^/\\s:@\"]{1,200}:[^/\\s@\"]{1,200}@", "://" + HIDDEN + "@"),
          new Cover(
              "(?i)([?&](?:sig|signature|x-amz-[a-z-]{1,30}|key)=)[^&\\s\"]{1,9000}",
              "$1" + HIDDEN));

  private Veil() {}

  /// The text, with what looks like a credential covered.
  static String over(String text) {
    String covered = text;
    for (Cover cover : COVERS) {
      covered = cover.pattern.matcher(covered).replaceAll(cover.instead);
    }
    return covered;
  }

  /// A header's value.
  static String over(String name, String value) {
    return NAME.matcher(name).matches() ? HIDDEN : over(value);
  }

  private record Cover(Pattern pattern, String instead) {
    Cover(String pattern, String instead) {
      this(Pattern.compile(pattern), instead);
    }
  }
}
