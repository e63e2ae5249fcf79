package dev.cleanslate.worker.cloud;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What became of one request to a provider.
///
/// @param <T> what a good answer holds
public sealed interface Answer<T> {
  /// Answered with success.
  record Good<T>(T value) implements Answer<T> {}

  /// Answered with an error in the provider's own form.
  ///
  /// @param status the HTTP status
  /// @param code the provider's error code; a short code or absent
  /// @param permanent whether repeating is known to be useless, whatever the status
  /// @param retryAfter how long the provider asked to wait; absent where it did not
  record Rejected<T>(
      int status, @Nullable String code, boolean permanent, @Nullable Duration retryAfter)
      implements Answer<T> {
    /// The status and the code, fit to be shown.
    public String words() {
      return code == null ? Integer.toString(status) : status + " " + code;
    }
  }

  /// Not answered, or not in a way that can be read: whether the request was carried out is
  /// unknown.
  record Silent<T>(String detail) implements Answer<T> {}

  /// The guard did not send it.
  record NotSent<T>(String detail, @Nullable Duration retryAfter) implements Answer<T> {}
}
