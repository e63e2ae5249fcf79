package dev.cleanslate.messages;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What tracing systems add to a place in a trace, in the header `tracestate`: `vendor=value`, and
/// commas between. It is handed on as it came and means nothing here. Pure functions. Source: W3C
/// Trace Context, "Tracestate Header".
final class Tracestate {
  /// What everybody who hands it on should keep.
  static final int MOST = 512;

  private static final int MOST_MEMBERS = 32;
  private static final int LONG_MEMBER = 128;
  private static final Pattern MEMBER =
      Pattern.compile(
          "(?:[a-z0-9][a-z0-9_*/-]{0,255}|[a-z0-9][a-z0-9_*/-]{0,240}@[a-z][a-z0-9_*/-]{0,13})"
              + "=[ -~&&[^,=]]{0,255}[!-~&&[^,=]]");

  private Tracestate() {}

  /// What is handed on; empty where it is absent or any part of it is malformed. Where it is too
  /// long, long members go first, and then the oldest, which stand at the end.
  static String read(@Nullable String header) {
    if (header == null || header.length() > MOST_MEMBERS * MOST) {
      return "";
    }
    List<String> members = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (String part : header.split(",", -1)) {
      String member = part.strip();
      if (!member.isEmpty()) {
        boolean isNew = keys.add(member.substring(0, Math.max(0, member.indexOf('='))));
        if (!isNew || !MEMBER.matcher(member).matches() || members.size() == MOST_MEMBERS) {
          return "";
        }
        members.add(member);
      }
    }
    return cut(members);
  }

  private static String cut(List<String> members) {
    for (int i = members.size() - 1; i >= 0 && isTooLong(members); i--) {
      if (members.get(i).length() > LONG_MEMBER) {
        members.remove(i);
      }
    }
    while (isTooLong(members)) {
      members.removeLast();
    }
    return String.join(",", members);
  }

  private static boolean isTooLong(List<String> members) {
    return String.join(",", members).length() > MOST;
  }
}
