package dev.cleanslate.simulator.room;

import java.time.Duration;
import java.time.Instant;

/// A deleted object that is remembered: for listings that still show it, for reads that still find
/// it, for its return. Guarded by its shelf.
final class Tombstone {
  private final Entry entry;
  private final Aftermath aftermath;
  private final Instant since;
  private int reads;

  Tombstone(Entry entry, Aftermath aftermath, Instant since) {
    this.entry = entry;
    this.aftermath = aftermath;
    this.since = since;
  }

  Entry entry() {
    return entry;
  }

  /// Counts a read, and says whether it still finds the object.
  boolean isFoundByRead(Instant now) {
    reads++;
    return aftermath instanceof Aftermath.Lingers lingers
        && (reads <= lingers.reads() || now.isBefore(end(lingers.ms())));
  }

  boolean isListed(Instant now) {
    return aftermath instanceof Aftermath.Lingers lingers
        && lingers.listed()
        && (reads < lingers.reads() || now.isBefore(end(lingers.ms())));
  }

  boolean isDueBack(Instant now) {
    return aftermath instanceof Aftermath.Reappears back
        && reads >= back.reads()
        && !now.isBefore(end(back.ms()));
  }

  boolean isRestless() {
    return switch (aftermath) {
      case Aftermath.Lingers _, Aftermath.Reappears _ -> true;
      case Aftermath.Clean _,
          Aftermath.Unmoved _,
          Aftermath.Halts _,
          Aftermath.Fails _,
          Aftermath.Recovers _ ->
          false;
    };
  }

  private Instant end(long millis) {
    return since.plus(Duration.ofMillis(millis));
  }
}
