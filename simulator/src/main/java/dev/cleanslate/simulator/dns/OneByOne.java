package dev.cleanslate.simulator.dns;

import dev.cleanslate.simulator.ibm.Outcome;
import dev.cleanslate.simulator.ibm.Refused;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Lets one change at a time happen in a zone; a second one that comes meanwhile is refused with
/// 429, unless the switch allows it. Thread-safe.
final class OneByOne {
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final Switches switches;
  private final Consumer<Duration> pause;

  OneByOne(Switches switches, Consumer<Duration> pause) {
    this.switches = switches;
    this.pause = pause;
  }

  Outcome change(String zone, Supplier<Outcome> change) {
    boolean isFirst = busy.add(zone);
    if (!isFirst && switches.throttlesOverlap()) {
      throw Refused.of(429, "too_many_requests", "Another change of this zone is under way.");
    }
    try {
      Duration takes = switches.mutation();
      if (takes.isPositive()) {
        pause.accept(takes);
      }
      return change.get();
    } finally {
      if (isFirst) {
        busy.remove(zone);
      }
    }
  }
}
