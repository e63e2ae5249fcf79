package dev.cleanslate.orchestrator.api.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Why a call was refused: a problem detail of RFC 9457, thrown from anywhere in a call and
/// answered as `application/problem+json`.
///
/// The text says what is wrong and what to do, and holds neither a credential nor a stack trace.
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;
  private final String title;
  private final @Nullable String field;
  private final @Nullable Integer retryAfter;

  private Problem(
      int status,
      String type,
      String title,
      String detail,
      @Nullable String field,
      @Nullable Integer retryAfter) {
    super(detail);
    this.status = status;
    this.type = type;
    this.title = title;
    this.field = field;
    this.retryAfter = retryAfter;
  }

  /// Something else than a field is wrong.
  ///
  /// @param type a short name for programs (`unknown-owner`)
  public static Problem of(int status, String type, String title, String detail) {
    return new Problem(status, type, title, detail, null, null);
  }

  /// A field, header or parameter is wrong; the detail is a sentence that begins with it.
  public static Problem field(String field, String problem) {
    return new Problem(
        400, "invalid-field", "A field is wrong", field + " " + problem, field, null);
  }

  /// There is no such thing in the caller's tenant.
  public static Problem unknown(String type, String detail) {
    return of(404, type, "Not found", detail);
  }

  /// It cannot be done now; the same call may be repeated after so many seconds.
  public static Problem later(String type, String title, String detail, int seconds) {
    return new Problem(503, type, title, detail, null, seconds);
  }

  /// The same problem, about that field.
  public Problem about(String name) {
    return new Problem(status, type, title, detail(), name, retryAfter);
  }

  /// The status of the answer.
  public int status() {
    return status;
  }

  /// After how many seconds the call may be repeated; absent where repeating it is of no use.
  public @Nullable Integer retryAfter() {
    return retryAfter;
  }

  /// The short name for programs.
  public String type() {
    return type;
  }

  /// What is wrong and what to do.
  public String detail() {
    return String.valueOf(getMessage());
  }

  /// As it stands in an answer that tells of several things.
  public Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "urn:cleanslate:problem:" + type);
    body.put("title", title);
    body.put("status", status);
    body.put("detail", detail());
    if (field != null) {
      body.put("field", field);
    }
    return body;
  }

  Map<String, Object> body(String path) {
    Map<String, Object> body = new LinkedHashMap<>(body());
    body.put("instance", path);
    return body;
  }
}
