package dev.cleanslate.orchestrator.page;

import dev.cleanslate.orchestrator.api.Client;
import dev.cleanslate.orchestrator.api.RunningApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A browser without scripts: keeps cookies, follows no redirect, fills in forms as they were made.
public final class Visitor {
  private static final Pattern FORM_TOKEN =
      Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final Pattern SUBMITTING =
      Pattern.compile("<button\\b(?![^>]*type=\"button\")[^>]*>");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();
  private final int port;

  private Visitor(int port) {
    this.port = port;
  }

  /// Somebody whom nobody knows.
  public static Visitor stranger() {
    return new Visitor(RunningApi.as("", "none").port());
  }

  /// A stranger at another orchestrator than the shared one.
  static Visitor at(int port) {
    return new Visitor(port);
  }

  /// Goes where another server is.
  Client.Answer follow(URI address) {
    return send(HttpRequest.newBuilder(address).timeout(PATIENCE).GET());
  }

  /// Somebody who has signed in with that token.
  public static Visitor with(String token) {
    Visitor visitor = stranger();
    Client.Answer answer = visitor.submit("/sign-in", "/sign-in", Map.of("token", token));
    if (answer.status() != 302) {
      throw new AssertionError(answer.body());
    }
    return visitor;
  }

  /// Somebody of that tenant with those scopes (`read write`).
  public static Visitor of(String tenant, String scopes) {
    String scope =
        java.util.Arrays.stream(scopes.split(" "))
            .map("cleanslate."::concat)
            .collect(Collectors.joining(" "));
    return with(RunningApi.signer().token(tenant, scope));
  }

  public Client.Answer get(String path) {
    return send(request(path).header("Accept", "text/html").GET());
  }

  /// As a script asks for a part of the page.
  public Client.Answer part(String path) {
    return send(request(path).header("HX-Request", "true").GET());
  }

  /// Sends a form that stands on that page, with what is filled in.
  public Client.Answer submit(String page, String path, Map<String, String> filled) {
    return post(path, filled, formToken(page));
  }

  /// The token that forms of that page are sent with.
  public String formToken(String page) {
    Matcher token = FORM_TOKEN.matcher(get(page).body());
    if (!token.find()) {
      throw new AssertionError("no form on " + page);
    }
    return token.group(1);
  }

  /// The button that Enter presses in any field of the form of that id: the first one.
  public String pressedByEnter(String page, String form) {
    String body = get(page).body();
    int begin = body.indexOf("id=\"" + form + "\"");
    Matcher button = SUBMITTING.matcher(body);
    if (begin < 0 || !button.find(begin)) {
      throw new AssertionError("no form " + form + " with a button on " + page);
    }
    return button.group();
  }

  /// Sends a form with that token of a page.
  public Client.Answer post(String path, Map<String, String> filled, String formToken) {
    String body =
        filled.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&", "_csrf=" + encoded(formToken) + "&", ""));
    return send(
        request(path)
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /// What comes as it comes.
  public InputStream open(String path) {
    try {
      return http.send(
              request(path).header("Accept", "text/event-stream").GET().build(),
              HttpResponse.BodyHandlers.ofInputStream())
          .body();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE);
  }

  public Client.Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Client.Answer(answer.statusCode(), answer.headers().map(), answer.body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
