package dev.cleanslate.simulator.openai.wire;

import org.jspecify.annotations.Nullable;

/// A call that the provider refuses; becomes its error envelope.
public final class Rejected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String words;
  private final @Nullable String param;
  private final @Nullable String code;

  /// A refusal in these words.
  ///
  /// @param param the field it is about
  public Rejected(int status, String words, @Nullable String param, @Nullable String code) {
    super(words, null, false, false);
    this.status = status;
    this.words = words;
    this.param = param;
    this.code = code;
  }

  /// 401.
  public static Rejected unauthorized(String words, @Nullable String code) {
    return new Rejected(401, words, null, code);
  }

  /// 400 for this field.
  public static Rejected invalid(String param, String words) {
    return new Rejected(400, words, param, "invalid_value");
  }

  /// 404 for an object.
  public static Rejected missing(String noun, String id) {
    return new Rejected(404, "There is no %s with id '%s'.".formatted(noun, id), null, null);
  }

  /// 404 for a path that means nothing.
  public static Rejected noRoute(String method, String path) {
    return new Rejected(404, "Invalid URL (%s %s)".formatted(method, path), null, null);
  }

  /// 405.
  public static Rejected noMethod(String method, String path) {
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
