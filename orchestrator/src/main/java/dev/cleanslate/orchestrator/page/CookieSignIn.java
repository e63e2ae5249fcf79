package dev.cleanslate.orchestrator.page;

import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.security.Tokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Knows a visitor by the token in their cookie, checked anew with every request, as at `/v1`. A
/// token that no longer holds makes them a stranger; where it cannot be checked now, they stay who
/// they are and are told so.
final class CookieSignIn extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(CookieSignIn.class);
  private static final Tokens TOKENS = new Tokens();

  private final JwtDecoder decoder;

  CookieSignIn(JwtDecoder decoder) {
    this.decoder = decoder;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> token = PageCookie.read(request);
    if (token.isPresent() && !let(request, response, token.get())) {
      return;
    }
    chain.doFilter(request, response);
  }

  /// Whether the request may go on, as somebody or as a stranger.
  private boolean let(HttpServletRequest request, HttpServletResponse response, String token)
      throws IOException {
    try {
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(TOKENS.convert(decoder.decode(token)));
      SecurityContextHolder.setContext(context);
      return true;
    } catch (BadJwtException | AuthenticationException refused) {
      LOG.debug("a visitor's token does not hold any more: {}", refused.getMessage());
      PageCookie.forget(request, response);
      return true;
    } catch (JwtException failure) {
      LOG.warn("a visitor's token cannot be checked now: {}", failure.getMessage());
      PageErrors.send(request, response, uncheckable());
      return false;
    }
  }

  private static Problem uncheckable() {
    return Problem.later(
        "issuer-unavailable",
        "Who you are cannot be checked now",
        "The server that issues tokens does not answer. Deletions go on without it; try again"
            + " soon.",
        5);
  }
}
