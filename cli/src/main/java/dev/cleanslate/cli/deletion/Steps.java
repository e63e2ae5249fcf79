package dev.cleanslate.cli.deletion;

import dev.cleanslate.cli.api.Json;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Counting steps.
final class Steps {
  /// In the order in which a step goes through them.
  private static final List<String> STATES =
      List.of("planned", "sent", "waiting", "checking", "doubted", "stuck", "unverifiable");

  private static final Set<String> TROUBLED = Set.of("stuck", "unverifiable");

  private Steps() {}

  static boolean isTroubled(String state) {
    return TROUBLED.contains(state);
  }

  static long total(JsonNode counts) {
    return counts.valueStream().mapToLong(count -> count.asLong(0)).sum();
  }

  static String counted(Deletion deletion) {
    return counted(deletion.shown(), deletion.json().path("counts"));
  }

  /// As in `deleting: 3 of 12 gone, 2 sent, 7 planned`.
  static String counted(String state, JsonNode counts) {
    StringBuilder text = new StringBuilder(state);
    long total = total(counts);
    if (total > 0) {
      long seen = Json.number(counts, "seen");
      text.append(": %d of %d gone".formatted(Json.number(counts, "gone"), total));
      if (seen > 0) {
        text.append(", %d seen".formatted(seen));
      }
    }
    for (String one : STATES) {
      long count = Json.number(counts, one);
      if (count > 0) {
        text.append(", %d %s".formatted(count, one));
      }
    }
    return text.toString();
  }
}
