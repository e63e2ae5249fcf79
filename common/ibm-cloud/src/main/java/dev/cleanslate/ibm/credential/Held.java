package dev.cleanslate.ibm.credential;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Whether there is a token to work with. The failure of a token call is never the answer of a
/// service.
public sealed interface Held {
  /// There is one.
  record Good(Token token) implements Held {}

  /// There is none.
  ///
  /// @param refused whether the token service refused the credential, rather than failed
  /// @param detail what it answered, without any secret
  /// @param retryAfter how long it asked to wait; absent where it did not
  record None(boolean refused, String detail, @Nullable Duration retryAfter) implements Held {}
}
