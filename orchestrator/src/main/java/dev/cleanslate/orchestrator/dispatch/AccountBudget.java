package dev.cleanslate.orchestrator.dispatch;

import dev.cleanslate.messages.Usage;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What this process may ask of one provider account: a bucket that fills at the account's rate,
/// divided by the number of orchestrators. A 429 halves the rate, quiet seconds bring it back; a
/// Retry-After closes the account until then. Knows what was called in the last minute. Not
/// thread-safe.
final class AccountBudget {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final Duration LONGEST_FILLING = Duration.ofSeconds(10);
  private static final double RECOVERY_PER_SECOND = 0.05;

  private final int full;
  private double share = 1.0;
  private Instant sharedAt;
  private double tokens;
  private Instant filledAt;
  private Instant closedUntil = Instant.MIN;
  private final LastMinute calls = new LastMinute();
  private final LastMinute throttled = new LastMinute();

  AccountBudget(int callsPerSecond, Instant now) {
    full = callsPerSecond;
    tokens = callsPerSecond;
    filledAt = now;
    sharedAt = now;
  }

  /// Takes one call, or says when to ask again.
  @Nullable Instant take(Instant now, int instances) {
    if (now.isBefore(closedUntil)) {
      return closedUntil;
    }
    double rate = Math.max(0.1, full * share / instances);
    share(healed(now), now);
    tokens = Math.min(Math.max(1, rate), tokens + seconds(filledAt, now) * rate);
    filledAt = later(filledAt, now);
    if (tokens >= 1) {
      tokens -= 1;
      return null;
    }
    return now.plusNanos((long) ((1 - tokens) / rate * 1e9) + 1_000_000);
  }

  /// How it stands, without taking anything.
  Budgets.Standing standing(Instant now, int instances) {
    double healed = healed(now);
    double rate = Math.max(0.1, full * healed / instances);
    double remaining =
        now.isBefore(closedUntil)
            ? 0
            : Math.min(Math.max(1, rate), tokens + seconds(filledAt, now) * rate);
    return new Budgets.Standing((double) full / instances, remaining, healed);
  }

  /// Whether a new one would answer the same.
  boolean isAsNew(Instant now) {
    return now.isAfter(filledAt.plus(LONGEST_FILLING))
        && !now.isBefore(closedUntil)
        && healed(now) >= 1
        && calls.sum(now) == 0
        && throttled.sum(now) == 0;
  }

  private double healed(Instant now) {
    return Math.min(1.0, share + seconds(sharedAt, now) * RECOVERY_PER_SECOND);
  }

  private void share(double of, Instant now) {
    share = of;
    sharedAt = later(sharedAt, now);
  }

  private static double seconds(Instant since, Instant now) {
    return Math.max(0, Duration.between(since, now).toNanos() / 1e9);
  }

  private static Instant later(Instant one, Instant other) {
    return other.isAfter(one) ? other : one;
  }

  /// What was called lately, without taking anything.
  Spending.Spent spent(Instant now, int instances) {
    return new Spending.Spent(
        instances,
        calls.sum(now),
        throttled.sum(now),
        healed(now),
        now.isBefore(closedUntil) ? closedUntil : null);
  }

  /// Takes note of what an answer said that it cost.
  void used(Instant now, Usage usage) {
    calls.add(now, usage.calls());
    throttled.add(now, usage.throttled());
    if (usage.throttled() > 0) {
      throttled(now, usage.retryAfterMs());
    }
  }

  void throttled(Instant now, @Nullable Long retryAfterMs) {
    share(Math.max(0.05, healed(now) / 2), now);
    if (retryAfterMs != null) {
      long millis = Math.min(retryAfterMs, LONGEST_PAUSE.toMillis());
      closedUntil = later(closedUntil, now.plusMillis(millis));
    }
  }
}
