package dev.cleanslate.simulator.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The bytes of a request or an answer. Nobody changes them once they are in here.
public final class Body {
  /// No bytes.
  public static final Body EMPTY = new Body(new byte[0]);

  private static final String SHA_256_OF_NOTHING = digest(new byte[0]);

  private final byte[] bytes;

  private Body(byte[] bytes) {
    this.bytes = bytes;
  }

  /// These bytes, not copied.
  public static Body of(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new Body(bytes);
  }

  /// This text in UTF-8.
  public static Body of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The bytes themselves, not a copy.
  public byte[] bytes() {
    return bytes;
  }

  /// How many bytes.
  public int length() {
    return bytes.length;
  }

  /// SHA-256 in lower-case hex.
  public String sha256() {
    return bytes.length == 0 ? SHA_256_OF_NOTHING : digest(bytes);
  }

  /// SHA-256 of a text in lower-case hex.
  public static String sha256(String text) {
    return digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
