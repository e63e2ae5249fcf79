package dev.cleanslate.simulator.ibm;

import org.jspecify.annotations.Nullable;

/// A call that the provider refuses; becomes its error envelope.
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String words;
  private final @Nullable String target;

  private Refused(int status, String code, String words, @Nullable String target) {
    super(words, null, false, false);
    this.status = status;
    this.code = code;
    this.words = words;
    this.target = target;
  }

  /// A refusal in these words.
  public static Refused of(int status, String code, String words) {
    return new Refused(status, code, words, null);
  }

  /// 400 for this field or parameter.
  public static Refused invalid(String target, String words) {
    return new Refused(400, "bad_field", words, target);
  }

  /// 401.
  public static Refused unauthorized(String words) {
    return of(401, "not_authorized", words);
  }

  /// 404 for an object.
  public static Refused missing(String noun, String id) {
    return of(404, "not_found", "There is no %s with identifier '%s'.".formatted(noun, id));
  }

  /// 409.
  public static Refused conflict(String code, String words) {
    return of(409, code, words);
  }

  /// The status to answer.
  public int status() {
    return status;
  }

  /// The provider's code.
  public String code() {
    return code;
  }

  /// What went wrong, in words.
  public String words() {
    return words;
  }

  /// The field or parameter it is about.
  public @Nullable String target() {
    return target;
  }
}
