package dev.cleanslate.importer.ledger;

import dev.cleanslate.messages.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Requests to the orchestrator with one bearer token, which is in no text. What did not arrive, or
/// is to be repeated, is repeated until patience ends. Thread-safe.
final class Calls {
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final HttpClient http;
  private final URI root;
  private final String token;
  private final Patience patience;

  Calls(URI root, String token, Patience patience) {
    this.http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    this.root = root;
    this.token = token;
    this.patience = patience;
  }

  /// How long it is tried, and how time is told and spent.
  record Patience(Duration most, InstantSource clock, RestLedger.Pause pause) {}

  /// An answer that is an answer: success, or a refusal that repeating would not change.
  record Reply(int status, JsonNode body) {
    boolean isGood() {
      return status / 100 == 2;
    }

    String problem() {
      String type = body.path("type").asString("");
      return type.substring(type.lastIndexOf(':') + 1);
    }

    String detail() {
      return body.path("detail").asString("it was answered " + status);
    }
  }

  Reply get(String path) throws Unreachable, InterruptedException {
    return answered(request(path).GET().build());
  }

  Reply post(String path, Object body) throws Unreachable, InterruptedException {
    return answered(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Wire.write(body)))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(root.resolve(path))
        .timeout(ANSWER)
        .header("Authorization", "Bearer " + token);
  }

  private Reply answered(HttpRequest request) throws Unreachable, InterruptedException {
    Instant end = patience.clock().instant().plus(patience.most());
    Duration pause = FIRST_PAUSE;
    while (true) {
      Try tried = tried(request);
      Reply reply = tried.reply();
      if (reply != null) {
        return reply;
      }
      Duration rest = tried.after() == null ? pause : tried.after();
      if (patience.clock().instant().plus(rest).isAfter(end)) {
        throw new Unreachable(
            "The orchestrator at %s: %s; tried for %d s."
                .formatted(root, tried.why(), patience.most().toSeconds()));
      }
      patience.pause().rest(rest);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
              ? LONGEST_PAUSE
              : pause.multipliedBy(2);
    }
  }

  /// One try: a reply, or why there is none and when to come back.
  private record Try(@Nullable Reply reply, String why, @Nullable Duration after) {}

  private Try tried(HttpRequest request) throws Unreachable, InterruptedException {
    HttpResponse<byte[]> response;
    try {
      response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException failure) {
      return new Try(
          null, "it does not answer (%s)".formatted(failure.getClass().getSimpleName()), null);
    }
    int status = response.statusCode();
    Reply reply = new Reply(status, body(response));
    return switch (status) {
      case 401, 403 ->
          throw new Unreachable(
              "The orchestrator at %s refuses this token (%d): %s"
                  .formatted(root, status, reply.detail()));
      case 429, 500, 502, 503, 504 ->
          new Try(null, "it answered %d, %s".formatted(status, reply.detail()), after(response));
      default -> new Try(reply, "", null);
    };
  }

  private static @Nullable Duration after(HttpResponse<?> response) {
    String seconds = response.headers().firstValue("Retry-After").orElse("");
    return seconds.matches("[0-9]{1,4}") ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
  }

  private static JsonNode body(HttpResponse<byte[]> response) {
    try {
      return Wire.json().readTree(new String(response.body(), StandardCharsets.UTF_8));
    } catch (JacksonException _) {
      // A gateway's page instead of an answer: its status says all that is needed.
      return Wire.json().createObjectNode();
    }
  }
}
