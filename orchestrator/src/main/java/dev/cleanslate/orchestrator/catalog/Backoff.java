package dev.cleanslate.orchestrator.catalog;

import java.time.Duration;

/// How long to wait between tries of one step: it doubles from `first` up to `most`. The end is the
/// kind's deadline, never a count.
public record Backoff(Duration first, Duration most) {
  public Backoff {
    if (first.isNegative() || first.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "first must be at least zero and at most " + most + ", but was " + first);
    }
  }

  /// The wait after this many failures in a row, counted from 1.
  public Duration delayAfter(int failures) {
    return doubled(first, failures - 1, most);
  }

  /// A duration doubled so many times, but never beyond the limit.
  public static Duration doubled(Duration start, int times, Duration most) {
    int shift = Math.clamp(times, 0, 30);
    if (start.toMillis() > most.toMillis() >> shift) {
      return most;
    }
    return start.multipliedBy(1L << shift);
  }
}
