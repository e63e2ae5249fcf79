package dev.cleanslate.benchmarks.load;

import java.util.Collection;

/// How long sagas took, in order.
final class Latencies {
  private final long[] nanos;

  Latencies(Collection<Long> nanos) {
    this.nanos = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  /// The time in milliseconds within which at least this part of them ended (0.5 is the median of
  /// an odd number); 1 is the longest. Zero where there are none.
  double withinMs(double part) {
    if (nanos.length == 0) {
      return 0;
    }
    return nanos[(int) Math.min(nanos.length - 1L, (long) (nanos.length * part))] / 1e6;
  }
}
