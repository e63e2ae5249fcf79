package dev.cleanslate.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody on the web page without a browser: keeps cookies, and runs no script.
final class Guest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern FORM_TOKEN =
      Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final URI root;

  private Guest(URI root) {
    this.root = root;
  }

  /// Somebody who has signed in with that token, and where that led.
  static Guest signedIn(URI root, String token) {
    Guest guest = new Guest(root);
    Matcher form = FORM_TOKEN.matcher(guest.get("/sign-in").body());
    if (!form.find()) {
      throw new AssertionError("the sign-in has no form");
    }
    HttpResponse<String> answer =
        guest.send(
            guest
                .request("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "_csrf=%s&token=%s".formatted(encoded(form.group(1)), encoded(token)))));
    if (answer.statusCode() != 302) {
      throw new AssertionError("signing in was answered " + answer.statusCode());
    }
    return guest;
  }

  HttpResponse<String> get(String path) {
    return send(request(path).header("Accept", "text/html"));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(root.resolve(path)).timeout(PATIENCE);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
