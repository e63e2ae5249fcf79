package dev.cleanslate.orchestrator.dispatch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What this process may ask of one provider account: a bucket that fills at the account's rate,
/// divided by the number of orchestrators. A 429 halves the rate, quiet seconds bring it back; a
/// Retry-After closes the account until then. Not thread-safe.
final class AccountBudget {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final double RECOVERY_PER_SECOND = 0.05;

  private final int full;
  private double share = 1.0;
  private double tokens;
  private Instant filledAt;
  private Instant closedUntil = Instant.MIN;

  AccountBudget(int callsPerSecond, Instant now) {
    full = callsPerSecond;
    tokens = callsPerSecond;
    filledAt = now;
  }

  /// Takes one call, or says when to ask again.
  @Nullable Instant take(Instant now, int instances) {
    if (now.isBefore(closedUntil)) {
      return closedUntil;
    }
    double rate = Math.max(0.1, full * share / instances);
    double seconds = Math.max(0, Duration.between(filledAt, now).toNanos() / 1e9);
    share = Math.min(1.0, share + seconds * RECOVERY_PER_SECOND);
    tokens = Math.min(Math.max(1, rate), tokens + seconds * rate);
    filledAt = now.isAfter(filledAt) ? now : filledAt;
    if (tokens >= 1) {
      tokens -= 1;
      return null;
    }
    return now.plusNanos((long) ((1 - tokens) / rate * 1e9) + 1_000_000);
  }

  /// How it stands, without taking anything.
  Budgets.Standing standing(Instant now, int instances) {
    double seconds = Math.max(0, Duration.between(filledAt, now).toNanos() / 1e9);
    double healed = Math.min(1.0, share + seconds * RECOVERY_PER_SECOND);
    double rate = Math.max(0.1, full * healed / instances);
    double remaining =
        now.isBefore(closedUntil) ? 0 : Math.min(Math.max(1, rate), tokens + seconds * rate);
    return new Budgets.Standing((double) full / instances, remaining, healed);
  }

  void throttled(Instant now, @Nullable Long retryAfterMs) {
    share = Math.max(0.05, share / 2);
    if (retryAfterMs != null) {
      long millis = Math.min(retryAfterMs, LONGEST_PAUSE.toMillis());
      Instant until = now.plusMillis(millis);
      closedUntil = until.isAfter(closedUntil) ? until : closedUntil;
    }
  }
}
