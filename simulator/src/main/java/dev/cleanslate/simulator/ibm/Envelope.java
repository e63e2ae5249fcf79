package dev.cleanslate.simulator.ibm;

import dev.cleanslate.simulator.http.Answer;
import dev.cleanslate.simulator.http.Body;
import dev.cleanslate.simulator.http.Headers;
import dev.cleanslate.simulator.http.Request;
import dev.cleanslate.simulator.json.Json;
import dev.cleanslate.simulator.room.Failure;
import dev.cleanslate.simulator.room.Ids;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Wraps what a room says: the header that names the call, the error object. Thread-safe.
///
/// @param header the one that names the call; what the client sent comes back in it
public record Envelope(Ids ids, String header) {
  /// What a route found or did.
  public Answer of(Request request, Outcome outcome) {
    Answer answer =
        outcome.body() == null
            ? new Answer(outcome.status(), Headers.NONE, Body.EMPTY)
            : Answer.json(outcome.status(), Json.write(outcome.body()));
    return answer.with(Map.of(header, name(request))).with(outcome.headers());
  }

  /// The error object of a refusal.
  public Answer refused(Request request, Refused refused) {
    return error(
        request, refused.status(), refused.code(), refused.words(), target(refused.target()));
  }

  /// The error object of a failure that a fault asks for.
  public Answer failed(Request request, Failure failure) {
    String usual = "The simulator was told to answer %d.".formatted(failure.status());
    return error(
        request,
        failure.status(),
        failure.code() == null ? usualCode(failure.status()) : failure.code(),
        failure.message() == null ? usual : failure.message(),
        null);
  }

  private Answer error(
      Request request, int status, String code, String words, @Nullable ObjectNode target) {
    String name = name(request);
    ObjectNode error =
        Json.object()
            .put("code", code)
            .put("message", words)
            .put("more_info", "https://cloud.ibm.com/docs");
    if (target != null) {
      error.set("target", target);
    }
    ArrayNode errors = Json.array().add(error);
    ObjectNode body = Json.object().set("errors", errors);
    body.put("trace", name).put("status_code", status);
    return Answer.json(status, Json.write(body)).with(Map.of(header, name));
  }

  private static @Nullable ObjectNode target(@Nullable String name) {
    return name == null ? null : Json.object().put("name", name).put("type", "field");
  }

  private static String usualCode(int status) {
    return switch (status) {
      case 400 -> "bad_request";
      case 401 -> "not_authorized";
      case 403 -> "forbidden";
      case 404 -> "not_found";
      case 409 -> "conflict";
      case 412 -> "precondition_failed";
      case 429 -> "too_many_requests";
      default -> status >= 500 ? "internal_error" : "refused";
    };
  }

  private String name(Request request) {
    String sent = request.headers().first(header);
    return sent == null ? ids.uuid("") : sent;
  }
}
