package dev.cleanslate.host.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Where an instance stands in a text, in characters.
///
/// @param start where it begins
/// @param end where it ends
/// @param from where the cut begins that takes it out: with the comma or the blank lines that go
///   with it
/// @param to where that cut ends
record Part(int start, int end, int from, int to) {
  /// The text without it; everything else as it was.
  String cutOutOf(String text) {
    return text.substring(0, from) + text.substring(to);
  }

  /// The proof of sameness of what stands there: `sha256:` and the hash of its bytes.
  String sameness(String text) {
    return sha256(text.substring(start, end));
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return "sha256:"
          + HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
