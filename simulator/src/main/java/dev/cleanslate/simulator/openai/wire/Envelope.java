package dev.cleanslate.simulator.openai.wire;

import dev.cleanslate.simulator.http.Answer;
import dev.cleanslate.simulator.json.Json;
import dev.cleanslate.simulator.room.Failure;
import dev.cleanslate.simulator.room.Ids;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Wraps what the room says: headers of every answer, the error object. Thread-safe.
public final class Envelope {
  private final Ids ids;

  /// Makes request ids from here.
  public Envelope(Ids ids) {
    this.ids = ids;
  }

  /// 200 with this body.
  public Answer json(JsonNode tree, @Nullable Account account) {
    return stamped(Answer.json(200, Json.write(tree)), account);
  }

  /// The error object of a refusal.
  public Answer rejected(Rejected rejected, @Nullable Account account) {
    byte[] body = error(rejected.status(), rejected.words(), rejected.param(), rejected.code());
    return stamped(Answer.json(rejected.status(), body), account);
  }

  /// The error object of a failure that a fault asks for.
  public Answer failed(Failure failure, @Nullable Account account) {
    String usual = "The simulator was told to answer %d.".formatted(failure.status());
    String words = failure.message() == null ? usual : failure.message();
    String code = failure.code() == null ? usualCode(failure.status()) : failure.code();
    byte[] body = error(failure.status(), words, null, code);
    return stamped(Answer.json(failure.status(), body), account);
  }

  private static byte[] error(
      int status, String words, @Nullable String param, @Nullable String code) {
    ObjectNode error =
        Json.object()
            .put("message", words)
            .put("type", type(status, code))
            .put("param", param)
            .put("code", code);
    return Json.write(Json.object().set("error", error));
  }

  private static String type(int status, @Nullable String code) {
    if ("insufficient_quota".equals(code)) {
      return "insufficient_quota";
    }
    if (status == 429) {
      return "requests";
    }
    return status >= 500 ? "server_error" : "invalid_request_error";
  }

  private static @Nullable String usualCode(int status) {
    return switch (status) {
      case 401 -> "invalid_api_key";
      case 403 -> "missing_scope";
      case 429 -> "rate_limit_exceeded";
      default -> null;
    };
  }

  private Answer stamped(Answer answer, @Nullable Account account) {
    Map<String, String> headers = new HashMap<>();
    headers.put("x-request-id", ids.hex("req_", 32));
    headers.put("openai-version", "2020-10-01");
    headers.put("openai-processing-ms", "1");
    if (account != null) {
      headers.put("openai-organization", account.organization());
      headers.put("openai-project", account.project());
    }
    return answer.with(headers);
  }
}
