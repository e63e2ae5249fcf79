package dev.cleanslate.simulator.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Header texts repeat from request to request; keeping one copy keeps the request log small.
final class Words {
  private static final int MOST = 2_000;
  private static final int LONGEST = 120;
  private static final Map<String, String> SEEN = new ConcurrentHashMap<>();

  private Words() {}

  static String shared(String word) {
    String known = SEEN.get(word);
    if (known != null) {
      return known;
    }
    if (word.length() <= LONGEST && SEEN.size() < MOST) {
      SEEN.put(word, word);
    }
    return word;
  }
}
