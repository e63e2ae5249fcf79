package dev.cleanslate.orchestrator.api;

import dev.cleanslate.messages.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Calls the running API over a real socket with one token.
public record Client(int port, String token, String tenant) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// What came back.
  public record Answer(int status, Map<String, List<String>> headers, String body) {
    public JsonNode json() {
      return Wire.json().readTree(body);
    }

    public String text(String field) {
      return json().path(field).asString();
    }

    public String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer post(String path, String json) {
    return send(request(path).header("Content-Type", "application/json").POST(text(json)));
  }

  public Answer post(String path) {
    return send(request(path).POST(BodyPublishers.noBody()));
  }

  public Answer put(String path, String json) {
    return send(request(path).header("Content-Type", "application/json").PUT(text(json)));
  }

  public Answer delete(String path, String json) {
    return send(
        request(path).header("Content-Type", "application/json").method("DELETE", text(json)));
  }

  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  public Answer send(HttpRequest.Builder request) {
    HttpResponse<String> answer = exchange(request, BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
  }

  public HttpResponse<InputStream> open(HttpRequest.Builder request) {
    return exchange(request, BodyHandlers.ofInputStream());
  }

  private static <T> HttpResponse<T> exchange(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> form) {
    try {
      return HTTP.send(request.build(), form);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static HttpRequest.BodyPublisher text(String json) {
    return BodyPublishers.ofString(json);
  }

  /// Registers so many files of a clone.
  public Client registered(String clone, int files) {
    StringBuilder items = new StringBuilder();
    for (int i = 1; i <= files; i++) {
      items
          .append(i == 1 ? "" : ",")
          .append("{\"kind\":\"openai.file\",\"id\":\"file-%s-%d\"}".formatted(clone, i));
    }
    Answer answer =
        put("/v1/owners/clone/" + clone + "/resources", "{\"resources\":[" + items + "]}");
    if (answer.status() != 200) {
      throw new AssertionError(answer.body());
    }
    return this;
  }

  /// Asks for a clone's deletion and answers the deletion's id.
  public String deletion(String clone) {
    Answer answer =
        post("/v1/deletions", "{\"owner\":{\"type\":\"clone\",\"id\":\"" + clone + "\"}}");
    if (answer.status() != 202) {
      throw new AssertionError(answer.body());
    }
    return answer.text("id");
  }
}
