package dev.cleanslate.system;

import dev.cleanslate.messages.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// JSON over HTTP to one server, with the same headers each time. Thread-safe.
final class Http {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final URI root;
  private final Map<String, String> headers;

  Http(URI root, Map<String, String> headers) {
    this.root = root;
    this.headers = Map.copyOf(headers);
  }

  /// The answer to a form.
  static JsonNode form(URI place, String form) {
    HttpRequest request =
        HttpRequest.newBuilder(place)
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    Reply reply = sent(request);
    if (reply.status() != 200) {
      throw new IllegalStateException(
          "POST %s was answered %d: %s".formatted(place.getPath(), reply.status(), reply.body()));
    }
    return reply.body();
  }

  /// An answer of whatever status.
  record Reply(int status, JsonNode body) {}

  JsonNode get(String path) {
    return good("GET", path, null);
  }

  JsonNode post(String path, Object body) {
    return good("POST", path, body);
  }

  void delete(String path) {
    good("DELETE", path, null);
  }

  /// The body of a 2xx answer; fails on any other.
  private JsonNode good(String method, String path, @Nullable Object body) {
    Reply reply = send(method, path, body);
    if (reply.status() / 100 != 2) {
      throw new IllegalStateException(
          "%s %s was answered %d: %s".formatted(method, path, reply.status(), reply.body()));
    }
    return reply.body();
  }

  Reply send(String method, String path, @Nullable Object body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(root.resolve(path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(Wire.json().writeValueAsBytes(body)));
    headers.forEach(request::header);
    return sent(request.build());
  }

  private static Reply sent(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
      String text = new String(response.body(), StandardCharsets.UTF_8);
      return new Reply(response.statusCode(), Wire.json().readTree(text.isEmpty() ? "{}" : text));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    }
  }
}
