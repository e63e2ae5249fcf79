package dev.cleanslate.simulator.room;

import java.util.random.RandomGenerator;

/// Makes ids of a prefix and random characters. Thread-safe.
public final class Ids {
  private static final String HEX = "0123456789abcdef";
  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final RandomGenerator random;

  /// Takes its randomness from here, one caller at a time.
  public Ids(RandomGenerator random) {
    this.random = random;
  }

  /// The prefix and so many hexadecimal digits.
  public String hex(String prefix, int digits) {
    return of(prefix, HEX, digits);
  }

  /// The prefix and so many letters and digits.
  public String letters(String prefix, int digits) {
    return of(prefix, LETTERS, digits);
  }

  /// The prefix and a UUID in its usual form.
  public String uuid(String prefix) {
    String hex = hex("", 32);
    return prefix
        + String.join(
            "-",
            hex.substring(0, 8),
            hex.substring(8, 12),
            hex.substring(12, 16),
            hex.substring(16, 20),
            hex.substring(20));
  }

  private synchronized String of(String prefix, String alphabet, int digits) {
    StringBuilder id = new StringBuilder(prefix.length() + digits).append(prefix);
    for (int i = 0; i < digits; i++) {
      id.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return id.toString();
  }
}
