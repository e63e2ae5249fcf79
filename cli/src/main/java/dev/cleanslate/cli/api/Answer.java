package dev.cleanslate.cli.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a server answered.
///
/// @param body as JSON; a missing node where it is none
/// @param text as it came
/// @param location where to look, if the server said so
/// @param retryAfter seconds after which the same call may be made again, if the server said so
public record Answer(
    int status,
    JsonNode body,
    String text,
    @Nullable String location,
    @Nullable Integer retryAfter) {

  /// Whether it was taken.
  public boolean isFine() {
    return status >= 200 && status < 300;
  }

  /// Itself, or the [Refusal] that it is.
  public Answer orRefusal() {
    if (isFine()) {
      return this;
    }
    throw Refusal.of(this);
  }

  /// Its JSON; a [Refusal] where it was refused, or holds none.
  public JsonNode json() {
    orRefusal();
    if (body.isContainer()) {
      return body;
    }
    throw Refusal.foreign(status);
  }
}
