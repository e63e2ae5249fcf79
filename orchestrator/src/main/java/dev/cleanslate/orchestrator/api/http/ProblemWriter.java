package dev.cleanslate.orchestrator.api.http;

import dev.cleanslate.messages.Wire;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Writes problems, whatever the caller said it accepts. Thread-safe.
public final class ProblemWriter {
  private ProblemWriter() {}

  /// Answers with that problem, unless an answer has begun already.
  public static void write(
      HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(problem.status());
    response.setContentType("application/problem+json");
    Integer retryAfter = problem.retryAfter();
    if (retryAfter != null) {
      response.setHeader("Retry-After", retryAfter.toString());
    }
    response.getOutputStream().write(Wire.write(problem.body(path(request))));
    response.flushBuffer();
  }

  private static String path(HttpServletRequest request) {
    Object original = request.getAttribute("jakarta.servlet.error.request_uri");
    return original instanceof String text ? text : request.getRequestURI();
  }
}
