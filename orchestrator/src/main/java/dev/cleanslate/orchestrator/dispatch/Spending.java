package dev.cleanslate.orchestrator.dispatch;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was asked of providers' accounts lately, as far as this process knows: it has read its own
/// share of the answers, and nobody tells it of the others'. Thread-safe.
@FunctionalInterface
public interface Spending {
  /// By account; one that this process neither ordered anything of nor heard of is not named.
  Map<Account, Spent> lately(Instant now);

  /// An account at a provider.
  ///
  /// @param worker by its name in the catalog
  /// @param account absent where none was recorded
  record Account(String worker, @Nullable String account) {}

  /// What was asked of it.
  ///
  /// @param among among how many orchestrators its limit is divided
  /// @param calls in the last minute, as answers said that were read here
  /// @param throttled how many of them were answered 429
  /// @param share of the limit that is in force here; less than 1 after a 429
  /// @param closedUntil when commands may go from here again; absent where they may go now
  record Spent(int among, long calls, long throttled, double share, @Nullable Instant closedUntil) {
    /// Places of one worker, together.
    Spent and(Spent other) {
      return new Spent(
          among,
          calls + other.calls,
          throttled + other.throttled,
          Math.min(share, other.share),
          later(closedUntil, other.closedUntil));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
      return one == null || (other != null && other.isAfter(one)) ? other : one;
    }
  }
}
