package dev.cleanslate.topics.words;

import java.util.regex.Pattern;

/// Text as it may be shown: without what would move a terminal's cursor or turn the direction of
/// writing, and without what looks like a credential, for nobody can know what strangers put into a
/// reason.
public final class Plain {
  private static final Pattern SECRETS =
      Pattern.compile(
          "\\bsk-[A-Za-z0-9_-]{6,}"
              + "|\\beyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]*)?"
              + "|\\bAKIA[0-9A-Z]{12,}"
              + "|(?<=://)[^/@\\s\"]+(?=@)"
              + "|(?i:(?<=\\bbearer )[^\\s\"]{6,})"
              + "|(?i:(?<=password=|secret=|token=|api-key=|apikey=|api_key=)[^\\s&;,\"]+)");
  private static final Pattern HARMFUL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

  private Plain() {}

  /// The same on one line, with `***` where something looks like a credential.
  public static String text(String text) {
    return masked(HARMFUL.matcher(text.replaceAll("[\\n\\r\\t]", " ")).replaceAll("?"));
  }

  /// As it is, but for the credentials.
  public static String masked(String text) {
    return SECRETS.matcher(text).replaceAll("***");
  }
}
