package dev.cleanslate.simulator.http;

import java.util.Map;
import java.util.Set;

/// One answer to send. Immutable. `Content-Length`, `Date` and `Connection` are the server's.
public record Answer(int status, Headers headers, Body body) {
  /// JSON with this status.
  public static Answer json(int status, byte[] json) {
    return of(status, "application/json", Body.of(json));
  }

  /// A body of this media type.
  public static Answer of(int status, String mediaType, Body body) {
    return new Answer(status, Headers.NONE.with(Map.of("Content-Type", mediaType)), body);
  }

  /// This answer with further headers; a name that was there is replaced.
  public Answer with(Map<String, String> more) {
    return new Answer(status, headers.with(more), body);
  }

  /// This answer but for the headers of these names.
  public Answer without(Set<String> names) {
    return new Answer(status, headers.without(names), body);
  }

  /// This answer with another body.
  public Answer with(String mediaType, Body other) {
    return new Answer(status, headers.with(Map.of("Content-Type", mediaType)), other);
  }
}
