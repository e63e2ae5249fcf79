package dev.cleanslate.example.wiki;

import dev.cleanslate.worker.cloud.Answer;
import dev.cleanslate.worker.cloud.Request;
import dev.cleanslate.worker.cloud.RetryAfter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The wiki's HTTP API. Each call is a [Request] that the guard sends, and that turns whatever
/// happens into an [Answer]: only an answer in the wiki's own form is one of the wiki's.
/// Thread-safe.
final class WikiCalls {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final URI root;
  private final String token;
  private final InstantSource clock;

  WikiCalls(URI root, String token, InstantSource clock) {
    this.root = root;
    this.token = token;
    this.clock = clock;
  }

  Request<JsonNode> get(String path) {
    return timeout -> send(request(path).GET().timeout(timeout));
  }

  Request<JsonNode> delete(String path) {
    return timeout -> send(request(path).DELETE().timeout(timeout));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(root.resolve(path)).header("Authorization", "Bearer " + token);
  }

  private Answer<JsonNode> send(HttpRequest.Builder request) {
    try {
      return answer(http.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException failure) {
      // Its text may quote the request; its class says enough.
      return new Answer.Silent<>("no answer: " + failure.getClass().getSimpleName());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Answer.Silent<>("interrupted while waiting for the answer");
    }
  }

  private Answer<JsonNode> answer(HttpResponse<byte[]> response) {
    JsonNode body = json(response.body());
    if (response.statusCode() == 200) {
      return body == null
          ? new Answer.Silent<>("200 with a body that cannot be read")
          : new Answer.Good<>(body);
    }
    return new Answer.Rejected<>(
        response.statusCode(),
        code(body),
        false,
        RetryAfter.in(name -> response.headers().firstValue(name).orElse(null), clock.instant()));
  }

  private static @Nullable JsonNode json(byte[] body) {
    try {
      JsonNode read = JSON.readTree(body);
      return read.isObject() ? read : null;
    } catch (JacksonException _) {
      return null;
    }
  }

  /// What is shown to people is never the provider's free text.
  private static @Nullable String code(@Nullable JsonNode body) {
    String code = body == null ? "" : body.path("error").asString("");
    return code.matches("[a-z_]{1,40}") ? code : null;
  }
}
