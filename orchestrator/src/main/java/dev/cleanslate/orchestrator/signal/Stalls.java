package dev.cleanslate.orchestrator.signal;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;

/// Since when each partition with something to read was not read on. Used by one thread; knows only
/// what it was told since this process began.
final class Stalls {
  private final LongSupplier nanos;
  private final Map<TopicPartition, Place> places = new HashMap<>();

  Stalls(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// For how long nothing was dealt with; zero where nothing waits.
  double seconds(TopicPartition partition, long reached, long end) {
    long now = nanos.getAsLong();
    Place last = places.get(partition);
    Place here =
        last == null || last.reached() != reached || reached >= end
            ? new Place(reached, now)
            : last;
    places.put(partition, here);
    return (now - here.since()) / 1e9;
  }

  private record Place(long reached, long since) {}
}
