package dev.cleanslate.simulator.fault;

import dev.cleanslate.simulator.room.Aftermath;
import dev.cleanslate.simulator.room.Listing;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a fault does to a request.
public sealed interface Action {
  /// Answers with this status instead of the true answer.
  ///
  /// @param apply whether the request takes effect all the same
  record Respond(
      int status,
      Form body,
      @Nullable String code,
      @Nullable String message,
      Map<String, String> headers,
      boolean apply)
      implements Action {
    public Respond {
      headers = Map.copyOf(headers);
    }
  }

  /// Answers 429 without taking effect.
  ///
  /// @param seconds how long `Retry-After` says to wait, where it says a time
  record Throttle(RetryAfter form, long seconds) implements Action {}

  /// Waits; then, or before, the request takes effect and gets its true answer.
  record Slow(long delayMs, Moment when) implements Action {}

  /// Cuts the connection.
  ///
  /// @param reset whether by RST instead of FIN
  record Cut(Moment when, boolean reset) implements Action {}

  /// Lets the request take effect, and changes its true answer.
  ///
  /// @param omit names of headers to leave out
  record Reshape(Form body, Map<String, String> headers, Set<String> omit) implements Action {
    public Reshape {
      headers = Map.copyOf(headers);
      omit = Set.copyOf(omit);
    }
  }

  /// Makes a listing lie.
  record Lie(Listing listing) implements Action {}

  /// Makes a deletion leave something behind.
  record Leave(Aftermath aftermath) implements Action {}

  /// What a body looks like.
  enum Form {
    /// JSON as it should be.
    JSON,
    /// JSON with fields nobody expects.
    EXTRA_FIELDS,
    /// JSON that ends in the middle.
    MALFORMED,
    /// A proxy's page.
    HTML,
    /// No bytes.
    EMPTY
  }

  /// How a 429 says when to come back.
  enum RetryAfter {
    /// `Retry-After: 2`.
    INTEGER,
    /// `Retry-After: Fri, 20 Nov 2026 20:00:02 GMT`.
    HTTP_DATE,
    /// A year, whatever the seconds say.
    HUGE,
    /// Not at all.
    ABSENT,
    /// `retry-after-ms: 2000`.
    RETRY_AFTER_MS,
    /// In words that are neither a number nor a date.
    GARBAGE,
    /// Not at all, since the quota is used up and waiting is of no use.
    QUOTA
  }

  /// When something happens, seen from the request's taking effect.
  enum Moment {
    /// It does not take effect, or not yet.
    BEFORE,
    /// It has.
    AFTER,
    /// It has, and half of the answer is out.
    MIDWAY
  }

  /// Answers with this status in the provider's own form, without taking effect.
  static Action status(int status) {
    return new Respond(status, Form.JSON, null, null, Map.of(), false);
  }

  /// Answers 429 with `Retry-After` in whole seconds.
  static Action throttled(long seconds) {
    return new Throttle(RetryAfter.INTEGER, seconds);
  }

  /// Waits before the request takes effect.
  static Action slow(long delayMs) {
    return new Slow(delayMs, Moment.BEFORE);
  }

  /// Closes the connection instead of answering; the request has no effect.
  static Action cutBeforeApplying() {
    return new Cut(Moment.BEFORE, false);
  }

  /// Closes the connection instead of answering; the request took effect.
  static Action cutAfterApplying() {
    return new Cut(Moment.AFTER, false);
  }

  /// Answers a deletion with `deleted: false`, and nothing is deleted.
  static Action notDeleted() {
    return new Leave(new Aftermath.Unmoved(false));
  }
}
