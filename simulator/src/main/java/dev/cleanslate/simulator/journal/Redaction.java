package dev.cleanslate.simulator.journal;

import dev.cleanslate.simulator.http.Body;
import dev.cleanslate.simulator.http.Headers;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Replaces credentials by fingerprints.
final class Redaction {
  private static final Set<String> SECRET =
      Set.of("authorization", "proxy-authorization", "api-key", "x-api-key", "cookie");
  private static final int REMEMBERED = 1_000;
  private static final Map<String, String> FINGERPRINTS = new ConcurrentHashMap<>();

  private Redaction() {}

  static Map<String, String> of(Headers headers) {
    Map<String, String> map = headers.asMap();
    SECRET.forEach(name -> map.computeIfPresent(name, (_, value) -> fingerprint(value)));
    return map;
  }

  private static String fingerprint(String secret) {
    String known = FINGERPRINTS.get(secret);
    if (known != null) {
      return known;
    }
    String made = "sha256:" + Body.sha256(secret).substring(0, 16);
    if (FINGERPRINTS.size() < REMEMBERED) {
      FINGERPRINTS.put(secret, made);
    }
    return made;
  }
}
