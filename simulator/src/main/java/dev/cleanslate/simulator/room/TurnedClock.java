package dev.cleanslate.simulator.room;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// The clock of the house: the one it was given, turned forward by hand as far as someone wants it.
/// Slow deletions and whatever lingers go by it. Slow answers do not, nor do tokens, whose end
/// their holders judge by clocks of their own. Thread-safe.
public final class TurnedClock implements InstantSource {
  private final InstantSource source;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  /// As far ahead as not at all.
  public TurnedClock(InstantSource source) {
    this.source = source;
  }

  @Override
  public Instant instant() {
    return source.instant().plus(ahead.get());
  }

  /// Turns it forward.
  public void turn(Duration by) {
    ahead.updateAndGet(before -> before.plus(by));
  }

  /// How far ahead of its source it is.
  public Duration ahead() {
    return ahead.get();
  }

  /// Back to its source.
  public void reset() {
    ahead.set(Duration.ZERO);
  }
}
