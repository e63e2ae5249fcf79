package dev.cleanslate.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/// The path and the query of a request line, taken apart and decoded.
record Target(List<String> segments, Map<String, String> query) {
  static Target of(String raw) throws Malformed {
    int mark = raw.indexOf('?');
    try {
      return mark < 0
          ? new Target(segments(raw), Map.of())
          : new Target(segments(raw.substring(0, mark)), query(raw.substring(mark + 1)));
    } catch (IllegalArgumentException _) {
      throw new Malformed(400, "the target has a broken percent code");
    }
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    StringTokenizer parts = new StringTokenizer(path, "/");
    while (parts.hasMoreTokens()) {
      String part = parts.nextToken();
      segments.add(part.indexOf('%') < 0 ? part : decoded(part.replace("+", "%2B")));
    }
    return List.copyOf(segments);
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    StringTokenizer pairs = new StringTokenizer(raw, "&");
    while (pairs.hasMoreTokens()) {
      String pair = pairs.nextToken();
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      query.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
    }
    return Map.copyOf(query);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
