package dev.cleanslate.orchestrator.census;

import dev.cleanslate.messages.Doubt;
import java.time.Duration;

/// How long a census waits for what. Pure.
///
/// @param grace how long ago something must have been seen first to be told of
/// @param lease how long the first question for a page may go unanswered; it doubles with each
record Timing(Duration grace, Duration lease) {
  /// How often a page is asked for before the census ends without it.
  static final int MOST_TRIES = 5;

  private static final Duration SOON = Duration.ofHours(1);

  Timing {
    if (grace.isNegative() || lease.toMillis() < 1 || lease.compareTo(Duration.ofMinutes(15)) > 0) {
      throw new IllegalArgumentException(
          "cleanslate.census: grace must not be negative, and lease lie between 1ms and 15m");
    }
  }

  Duration leaseAfter(int tries) {
    return lease.multipliedBy(1L << Math.min(tries, MOST_TRIES));
  }

  /// When the next census begins after one that saw everything: soon enough to see again what was
  /// too young to be told of.
  Duration next(Duration every, boolean hasYoung) {
    return hasYoung ? least(every, grace.plusMinutes(1)) : every;
  }

  /// After one that did not.
  Duration next(Duration every, Doubt doubt) {
    return doubt.isLasting() ? every : least(every, SOON);
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
