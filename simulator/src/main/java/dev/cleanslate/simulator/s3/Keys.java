package dev.cleanslate.simulator.s3;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/// The order of keys: by the bytes of their UTF-8 form, as the services list them.
final class Keys {
  static final Comparator<String> ORDER =
      (one, other) -> Arrays.compareUnsigned(bytes(one), bytes(other));

  private Keys() {}

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
