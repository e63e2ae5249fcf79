package dev.cleanslate.orchestrator.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// The cookie that holds the visitor's token: no script can read it, no other site can send it, and
/// the server keeps nothing, so that any orchestrator can answer any request.
final class PageCookie {
  /// The longest token that browsers keep in a cookie.
  static final int MAX = 3900;

  private static final String NAME = "cleanslate";

  private PageCookie() {}

  static Optional<String> read(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return Optional.empty();
    }
    return Arrays.stream(cookies)
        .filter(cookie -> cookie.getName().equals(NAME))
        .map(Cookie::getValue)
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  static void keep(
      HttpServletRequest request, HttpServletResponse response, String token, Duration life) {
    write(request, response, token, life);
  }

  static void forget(HttpServletRequest request, HttpServletResponse response) {
    write(request, response, "", Duration.ZERO);
  }

  private static void write(
      HttpServletRequest request, HttpServletResponse response, String value, Duration life) {
    ResponseCookie cookie =
        ResponseCookie.from(NAME, value)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Strict")
            .path("/")
            .maxAge(life)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
