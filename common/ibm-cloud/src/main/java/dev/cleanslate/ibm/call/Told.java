package dev.cleanslate.ibm.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What became of one request to a service of IBM Cloud.
public sealed interface Told {
  /// Answered with success.
  ///
  /// @param body an object, or a missing node where the answer has none
  /// @param account the account that the token proved with which it was asked
  record Good(int status, JsonNode body, @Nullable String account) implements Told {}

  /// Answered with an error by the service itself.
  ///
  /// @param account the account that the token proved with which it was asked
  /// @param retryAfter how long the service asked to wait; absent where it did not
  record Rejected(ServiceError error, @Nullable String account, @Nullable Duration retryAfter)
      implements Told {
    /// Whether it says that the thing is not there.
    public boolean isAbsence() {
      return error.status() == 404 || error.status() == 410;
    }
  }

  /// Not asked, for want of a token.
  ///
  /// @param refused whether the token service refused the credential, rather than failed
  record NoToken(boolean refused, String detail, @Nullable Duration retryAfter) implements Told {}

  /// Not answered, or not in a way that can be read: whether it was carried out is unknown.
  record Silent(String detail) implements Told {}

  /// The guard did not send it.
  record NotSent(String detail, @Nullable Duration retryAfter) implements Told {}
}
