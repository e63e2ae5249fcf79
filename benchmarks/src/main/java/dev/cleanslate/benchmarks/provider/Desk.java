package dev.cleanslate.benchmarks.provider;

import dev.cleanslate.messages.Wire;
import java.nio.charset.StandardCharsets;

/// What the stand-in answers to which request. Thread-safe.
final class Desk {
  private static final String ACCOUNT = "{\"account\":\"bench\"}";
  private static final String LATENCY = "latency_us=";

  private final Sightings sightings = new Sightings();

  /// An answer.
  ///
  /// @param isPrompt whether it is given at once, being none of a provider's
  record Answer(int status, String body, boolean isPrompt) {
    byte[] bytes() {
      String head =
          status == 204
              ? "HTTP/1.1 204 No Content\r\n\r\n"
              : "HTTP/1.1 %d %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                  .formatted(status, status == 200 ? "OK" : "Not Found", body.length(), body);
      return head.getBytes(StandardCharsets.US_ASCII);
    }
  }

  long latencyUs() {
    return sightings.latencyUs();
  }

  Answer answer(String method, String path) {
    return switch (method) {
      case "DELETE" -> {
        sightings.delete(path);
        yield new Answer(204, "", false);
      }
      case "POST" -> reset(path);
      case "GET" -> read(path);
      default -> new Answer(404, "{}", true);
    };
  }

  private Answer reset(String path) {
    int at = path.indexOf(LATENCY);
    sightings.reset(at < 0 ? 0 : Long.parseLong(path, at + LATENCY.length(), path.length(), 10));
    return new Answer(200, "{}", true);
  }

  private Answer read(String path) {
    if (path.equals("/stats")) {
      return new Answer(200, Wire.json().writeValueAsString(sightings.seen()), true);
    }
    if (path.equals("/control")) {
      sightings.control();
      return new Answer(200, ACCOUNT, false);
    }
    return sightings.look(path)
        ? new Answer(200, "{\"state\":\"present\"}", false)
        : new Answer(404, "{}", false);
  }
}
