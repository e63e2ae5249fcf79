package dev.cleanslate.simulator.iam;

import dev.cleanslate.simulator.http.Body;
import dev.cleanslate.simulator.ibm.Refused;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The fields of an `application/x-www-form-urlencoded` body.
record Form(Map<String, String> fields) {
  /// Throws [Refused] where a percent code is broken.
  static Form of(Body body) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : new String(body.bytes(), StandardCharsets.UTF_8).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return new Form(fields);
  }

  /// A field that must be there and not empty.
  String needed(String name) {
    return optional(name)
        .orElseThrow(
            () -> Refused.of(400, "BXNIM0109E", "Property missing or empty: %s".formatted(name)));
  }

  Optional<String> optional(String name) {
    return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw Refused.of(400, "BXNIM0106E", "The form cannot be read");
    }
  }
}
