package dev.cleanslate.orchestrator.page;

import dev.cleanslate.orchestrator.api.http.Problem;
import jakarta.servlet.http.HttpServletRequest;

/// What a visitor is told whose token is good, but not for this.
final class Scopes {
  private Scopes() {}

  static Problem missing(HttpServletRequest request) {
    return missing(request.getMethod().equals("GET") ? "cleanslate.read" : "cleanslate.write");
  }

  static Problem missing(String scope) {
    return Problem.of(
        403,
        "missing-scope",
        "Your token does not allow this",
        "This needs a token whose claim scope holds %s; nothing was done.".formatted(scope));
  }
}
