package dev.cleanslate.orchestrator.api.security;

import dev.cleanslate.orchestrator.api.http.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/// Tells callers why they are not let in. Never repeats anything of a token.
public final class Gatekeeper implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final Form form;

  /// Tells it in that form.
  public Gatekeeper(Form form) {
    this.form = form;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
      throws IOException {
    boolean sent = request.getHeader("Authorization") != null;
    response.setHeader("WWW-Authenticate", sent ? "Bearer error=\"invalid_token\"" : "Bearer");
    form.write(
        request,
        response,
        Problem.of(
            401,
            sent ? "invalid-token" : "no-token",
            sent ? "The token was refused" : "A token is needed",
            sent
                ? why(refused)
                : "Send the header Authorization: Bearer <token>, a JWT with the claims sub, tenant"
                    + " and scope."));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
      throws IOException {
    String scope = scope(request);
    response.setHeader(
        "WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"%s\"".formatted(scope));
    form.write(
        request,
        response,
        Problem.of(
            403,
            "missing-scope",
            "The token does not allow this",
            "This call needs a token whose claim scope holds %s.".formatted(scope)));
  }

  private static String scope(HttpServletRequest request) {
    if (request.getServletPath().startsWith("/operator/")) {
      return "cleanslate.operate";
    }
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD")
        ? "cleanslate.read"
        : "cleanslate.write";
  }

  /// How a refusal is written.
  @FunctionalInterface
  public interface Form {
    /// Answers with that problem.
    void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
        throws IOException;
  }

  private static String why(AuthenticationException refused) {
    if (refused.getCause() instanceof JwtValidationException invalid) {
      return invalid.getErrors().stream()
          .map(OAuth2Error::getDescription)
          .collect(Collectors.joining("; ", "The token does not hold: ", "."));
    }
    if (refused instanceof InvalidBearerTokenException told
        && told.getCause() instanceof IllegalArgumentException) {
      return "The token does not say enough. " + told.getMessage();
    }
    return "The token is malformed, or it was not signed with the key that this server trusts.";
  }
}
