package dev.cleanslate.messages;

import org.jspecify.annotations.Nullable;

/// What answering a command cost at the provider, so that the orchestrator can shape the account's
/// budget.
///
/// @param calls requests sent to the provider, control and token calls included
/// @param throttled how many of them were answered 429
/// @param retryAfterMs the longest wait the provider asked for, in milliseconds; absent where it
///   asked for none
public record Usage(int calls, int throttled, @Nullable Long retryAfterMs) {
  /// Nothing was asked of the provider.
  public static final Usage NONE = new Usage(0, 0, null);

  public Usage {
    Require.within("usage.calls", calls, 0, Integer.MAX_VALUE);
    Require.within("usage.throttled", throttled, 0, Integer.MAX_VALUE);
    if (retryAfterMs != null) {
      Require.within("usage.retry_after_ms", retryAfterMs, 0, Long.MAX_VALUE);
    }
  }
}
