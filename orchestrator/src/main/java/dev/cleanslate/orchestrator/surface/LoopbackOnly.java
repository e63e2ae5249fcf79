package dev.cleanslate.orchestrator.surface;

import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.api.security.Tokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets calls in that come from this machine, without a token, for the tenant of the surface's
/// settings.
///
/// Closed to everything that only looks as if: what a proxy on this machine forwards comes from
/// loopback as well, and so does what a page in a browser here sends, whatever site it is from. A
/// token is not looked at; what an old client sends may be one of its own system.
final class LoopbackOnly extends OncePerRequestFilter {
  /// Set by the web server where it has taken an address from a header.
  private static final String FORWARDED = "org.apache.tomcat.request.forwarded";

  private static final List<String> FORWARDERS =
      List.of(
          "Forwarded",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "X-Real-IP",
          "Via");

  private final Surfaces surfaces;

  LoopbackOnly(Surfaces surfaces) {
    this.surfaces = surfaces;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> objection = objection(asItCame(request));
    if (objection.isPresent()) {
      surfaces.refuse(request, response, refused(objection.get()));
      return;
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        new PreAuthenticatedAuthenticationToken(
            caller(request), "", AuthorityUtils.createAuthorityList(Tokens.READ, Tokens.WRITE)));
    SecurityContextHolder.setContext(context);
    chain.doFilter(request, response);
  }

  private Caller caller(HttpServletRequest request) {
    Surface surface = surfaces.at(request).orElseThrow();
    return new Caller(
        "local client of " + surface.system(), surface.settings().tenant(), null, false);
  }

  private static Problem refused(String why) {
    return Problem.of(
        403,
        "loopback-only",
        "Only calls from this machine",
        "%s; call it as 127.0.0.1 or localhost from the machine itself, or have it ask for tokens"
            .formatted(why));
  }

  /// Why a call is not let in, if it is not.
  static Optional<String> objection(HttpServletRequest request) {
    if (!isLoopback(request.getRemoteAddr())) {
      return Optional.of("This is served to the machine it runs on only");
    }
    Optional<String> forwarder =
        FORWARDERS.stream().filter(name -> request.getHeader(name) != null).findFirst();
    if (forwarder.isPresent() || request.getAttribute(FORWARDED) != null) {
      return Optional.of(
          "The call was forwarded (%s), and who made it cannot be known"
              .formatted(forwarder.orElse("X-Forwarded-For")));
    }
    String host = request.getServerName();
    if (!host.equalsIgnoreCase("localhost") && !isLoopback(host)) {
      return Optional.of("The header Host is none of this machine alone");
    }
    return isOfAnotherSite(request)
        ? Optional.of("The call was made by a page of another site")
        : Optional.empty();
  }

  /// A browser says whose page it is that calls, but with a GET for an image or a frame it says no
  /// origin.
  private static boolean isOfAnotherSite(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    String site = request.getHeader("Sec-Fetch-Site");
    return (origin != null && !origin.equals("http://" + request.getHeader("Host")))
        || (site != null && !site.equals("same-origin") && !site.equals("none"));
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.ofLiteral(address.replaceAll("^\\[|]$", "")).isLoopbackAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// The call without what filters before this one made of it: they may hide who forwarded it.
  private static HttpServletRequest asItCame(HttpServletRequest request) {
    ServletRequest inner = request;
    while (inner instanceof ServletRequestWrapper wrapper) {
      inner = wrapper.getRequest();
    }
    return inner instanceof HttpServletRequest http ? http : request;
  }
}
