package dev.cleanslate.orchestrator.page;

import dev.cleanslate.messages.Wire;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import tools.jackson.core.JacksonException;

/// What a visitor was sent to their identity provider with, kept in their browser until they come
/// back, so that any orchestrator can take them in. It is of use to that browser only, and the
/// provider's answer must fit it. The cookie is `Lax`, since they come back from another site.
final class AskedElsewhere implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
  private static final String NAME = "cleanslate-asked";
  private static final String NEXT = AskedElsewhere.class.getName() + ".next";
  private static final Duration LIFE = Duration.ofMinutes(10);

  /// Where the visitor wanted to go.
  static String next(HttpServletRequest request) {
    return request.getAttribute(NEXT) instanceof String next ? Routes.safe(next) : "/";
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
    Asked asked = read(request);
    if (asked == null || !asked.state().equals(request.getParameter(OAuth2ParameterNames.STATE))) {
      return null;
    }
    request.setAttribute(NEXT, asked.next());
    return OAuth2AuthorizationRequest.authorizationCode()
        .authorizationUri(asked.authorizationUri())
        .clientId(asked.clientId())
        .redirectUri(asked.redirectUri())
        .scopes(asked.scopes())
        .state(asked.state())
        .attributes(attributes -> attributes.putAll(asked.attributes()))
        .build();
  }

  @Override
  public void saveAuthorizationRequest(
      @Nullable OAuth2AuthorizationRequest asked,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (asked == null) {
      write(request, response, "", Duration.ZERO);
      return;
    }
    String next = request.getParameter("next");
    Map<String, String> attributes =
        asked.getAttributes().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().toString()));
    Asked kept =
        new Asked(
            asked.getAuthorizationUri(),
            asked.getClientId(),
            String.valueOf(asked.getRedirectUri()),
            asked.getScopes(),
            String.valueOf(asked.getState()),
            attributes,
            next == null ? "/" : next);
    write(
        request,
        response,
        Base64.getUrlEncoder().withoutPadding().encodeToString(Wire.write(kept)),
        LIFE);
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    OAuth2AuthorizationRequest asked = loadAuthorizationRequest(request);
    write(request, response, "", Duration.ZERO);
    return asked;
  }

  private static @Nullable Asked read(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return null;
    }
    return Arrays.stream(cookies)
        .filter(cookie -> cookie.getName().equals(NAME) && !cookie.getValue().isEmpty())
        .findFirst()
        .map(cookie -> decoded(cookie.getValue()))
        .orElse(null);
  }

  private static @Nullable Asked decoded(String value) {
    try {
      return Wire.read(Base64.getUrlDecoder().decode(value), Asked.class);
    } catch (IllegalArgumentException | JacksonException | Wire.Unreadable _) {
      return null;
    }
  }

  private static void write(
      HttpServletRequest request, HttpServletResponse response, String value, Duration life) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(NAME, value)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .path("/sign-in")
            .maxAge(life)
            .build()
            .toString());
  }

  /// What is kept of a request.
  record Asked(
      String authorizationUri,
      String clientId,
      String redirectUri,
      Set<String> scopes,
      String state,
      Map<String, String> attributes,
      String next) {}
}
