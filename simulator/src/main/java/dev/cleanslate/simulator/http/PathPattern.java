package dev.cleanslate.simulator.http;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A path to compare requests with: `*` stands for one part between slashes, `**` for any number of
/// them, all else for itself. Immutable.
public final class PathPattern {
  private static final Pattern TOKENS = Pattern.compile("\\*\\*|\\*|[^*]+");

  private final String text;
  private final Pattern regex;

  private PathPattern(String text, Pattern regex) {
    this.text = text;
    this.regex = regex;
  }

  /// Reads a pattern; every text is one.
  public static PathPattern of(String text) {
    String regex =
        TOKENS
            .matcher(text)
            .results()
            .map(token -> regex(token.group()))
            .collect(Collectors.joining());
    return new PathPattern(text, Pattern.compile(regex));
  }

  /// Whether a path, as written and without its query, fits as a whole.
  public boolean fits(String path) {
    return regex.matcher(path).matches();
  }

  @Override
  public String toString() {
    return text;
  }

  private static String regex(String token) {
    return switch (token) {
      case "**" -> ".*";
      case "*" -> "[^/]+";
      default -> Pattern.quote(token);
    };
  }
}
