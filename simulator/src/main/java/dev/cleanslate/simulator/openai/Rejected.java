package dev.cleanslate.simulator.openai;

import dev.cleanslate.simulator.room.Entry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A call that the provider refuses; becomes its error envelope.
final class Rejected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String words;
  private final @Nullable String param;
  private final @Nullable String code;

  Rejected(int status, String words, @Nullable String param, @Nullable String code) {
    super(words, null, false, false);
    this.status = status;
    this.words = words;
    this.param = param;
    this.code = code;
  }

  static Rejected unauthorized(String words, @Nullable String code) {
    return new Rejected(401, words, null, code);
  }

  static Rejected invalid(String param, String words) {
    return new Rejected(400, words, param, "invalid_value");
  }

  static Rejected missing(Kind kind, String id) {
    return new Rejected(404, "There is no %s with id '%s'.".formatted(kind.noun(), id), null, null);
  }

  /// Throws [#missing] unless it was found.
  static void unless(Optional<Entry> found, Kind kind, String id) {
    if (found.isEmpty()) {
      throw missing(kind, id);
    }
  }

  static Rejected noRoute(String method, String path) {
    return new Rejected(404, "Invalid URL (%s %s)".formatted(method, path), null, null);
  }

  static Rejected noMethod(String method, String path) {
    return new Rejected(405, "Not allowed (%s %s)".formatted(method, path), null, null);
  }

  int status() {
    return status;
  }

  String words() {
    return words;
  }

  @Nullable String param() {
    return param;
  }

  @Nullable String code() {
    return code;
  }
}
