package dev.cleanslate.cli.api;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Why a server did not do what it was asked: its problem detail, or what there was instead of one.
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String PREFIX = "urn:cleanslate:problem:";

  private final int status;
  private final String type;
  private final String title;
  private final @Nullable Integer retryAfter;

  private Refusal(
      int status, String type, String title, String detail, @Nullable Integer retryAfter) {
    super(detail);
    this.status = status;
    this.type = type;
    this.title = title;
    this.retryAfter = retryAfter;
  }

  static Refusal of(Answer answer) {
    String type = Json.text(answer.body(), "type");
    String detail =
        Stream.of("detail", "message", "error")
            .map(name -> Json.text(answer.body(), name))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    if (detail.isEmpty()) {
      return foreign(answer.status());
    }
    return new Refusal(
        answer.status(),
        type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : "refused",
        Json.text(answer.body(), "title"),
        detail,
        answer.retryAfter());
  }

  /// An answer that no part of Cleanslate would give.
  static Refusal foreign(int status) {
    return new Refusal(
        status,
        "foreign-answer",
        "That was not Cleanslate",
        "The answer, with status %d, is none that Cleanslate gives.".formatted(status),
        null);
  }

  /// The answer's status.
  public int status() {
    return status;
  }

  /// The short name of what is wrong (`unknown-owner`).
  public String type() {
    return type;
  }

  /// What is wrong, in a few words; may be empty.
  public String title() {
    return title;
  }

  /// What is wrong, in a sentence.
  public String detail() {
    return String.valueOf(getMessage());
  }

  /// Whether the server only has no time or room for it now.
  public boolean isPassing() {
    return status == 429 || status == 503;
  }

  @Nullable Integer retryAfter() {
    return retryAfter;
  }
}
