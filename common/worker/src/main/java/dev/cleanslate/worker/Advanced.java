package dev.cleanslate.worker;

import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of advancing a resource. The runtime makes a [dev.cleanslate.messages.Reply] of it.
public sealed interface Advanced {
  /// The provider says it is deleted, or it was not there any more. A claim, not a proof.
  record Gone(Evidence evidence) implements Advanced {}

  /// It goes, but slowly.
  record StillDeleting(Duration nextLook, String detail) implements Advanced {}

  /// It will not go as things stand.
  record Refused(Refusal reason, String detail) implements Advanced {}

  /// Nothing can be said now; the outcome of what was sent is unknown.
  ///
  /// @param retryAfter how long to wait, where the provider said
  record Unavailable(String detail, @Nullable Duration retryAfter) implements Advanced {}
}
