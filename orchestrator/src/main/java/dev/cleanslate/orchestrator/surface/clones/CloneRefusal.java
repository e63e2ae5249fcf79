package dev.cleanslate.orchestrator.surface.clones;

import dev.cleanslate.orchestrator.api.http.Problem;
import java.util.LinkedHashMap;
import java.util.Map;

/// How a client of the clone platform is told that something is wrong: the sort of error, for
/// programs, and a text for people.
final class CloneRefusal {
  private CloneRefusal() {}

  static Map<String, Object> body(Problem problem) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", false);
    body.put("error_category", category(problem.status()));
    body.put("error_code", problem.type());
    body.put("detail", problem.detail());
    return body;
  }

  private static String category(int status) {
    return switch (status) {
      case 401 -> "authentication";
      case 403 -> "permission";
      case 404 -> "not_found";
      case 409 -> "conflict";
      case 503 -> "unavailable";
      default -> status >= 500 ? "internal" : "validation";
    };
  }
}
