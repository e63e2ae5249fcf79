package dev.cleanslate.worker.cloud;

import java.time.Duration;

/// How a provider account may be called.
///
/// @param perSecond requests a second, at most
/// @param attempts how often one request is sent, at most, repeats included
/// @param firstWait the wait before the first repeat; it doubles with each, with jitter
/// @param patience the longest wait that is sat out here; a longer one is handed back
/// @param timeout the longest a single request may take
/// @param breakerWindow how many of the last requests the circuit breaker weighs
/// @param breakerFailures the percentage of them that must fail for it to open
/// @param breakerOpen how long it stays open
public record CallLimits(
    int perSecond,
    int attempts,
    Duration firstWait,
    Duration patience,
    Duration timeout,
    int breakerWindow,
    int breakerFailures,
    Duration breakerOpen) {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  public CallLimits {
    check(perSecond >= 1, "per-second must be at least 1");
    check(attempts >= 1 && attempts <= 10, "attempts must lie between 1 and 10");
    check(!firstWait.isNegative() && !firstWait.isZero(), "first-wait must be positive");
    check(patience.compareTo(LONGEST) <= 0, "patience must be at most 30s");
    check(
        timeout.toMillis() >= 1 && timeout.compareTo(LONGEST) <= 0,
        "timeout must lie between 1ms and 30s");
    check(breakerWindow >= 2, "breaker-window must be at least 2");
    check(breakerFailures >= 1 && breakerFailures <= 100, "breaker-failures is a percentage");
    check(breakerOpen.toMillis() >= 1, "breaker-open must be at least 1ms");
  }

  /// Limits that suit most providers.
  public static CallLimits usual() {
    return new CallLimits(
        1000,
        4,
        Duration.ofMillis(200),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        50,
        60,
        Duration.ofSeconds(5));
  }

  private static void check(boolean good, String problem) {
    if (!good) {
      throw new IllegalArgumentException(problem);
    }
  }
}
