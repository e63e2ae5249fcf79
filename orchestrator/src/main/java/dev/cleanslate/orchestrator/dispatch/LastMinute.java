package dev.cleanslate.orchestrator.dispatch;

import java.time.Instant;

/// How much there was of something in the last sixty seconds, the present one included. Not
/// thread-safe.
final class LastMinute {
  private static final int SECONDS = 60;

  private final long[] counts = new long[SECONDS];
  private final long[] seconds = new long[SECONDS];

  void add(Instant now, long more) {
    long second = now.getEpochSecond();
    int place = Math.floorMod(second, SECONDS);
    if (seconds[place] != second) {
      seconds[place] = second;
      counts[place] = 0;
    }
    counts[place] += more;
  }

  long sum(Instant now) {
    long newest = now.getEpochSecond();
    long sum = 0;
    for (int i = 0; i < SECONDS; i++) {
      if (seconds[i] > newest - SECONDS && seconds[i] <= newest) {
        sum += counts[i];
      }
    }
    return sum;
  }
}
