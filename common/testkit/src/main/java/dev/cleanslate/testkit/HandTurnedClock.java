package dev.cleanslate.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until a test turns it.
///
/// Thread-safe. Clocks made by [#withZone] share the hands of the one they came from.
public final class HandTurnedClock extends Clock {
  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  private HandTurnedClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /// A clock that shows this instant, in UTC.
  public static HandTurnedClock at(Instant start) {
    return new HandTurnedClock(new AtomicReference<>(start), ZoneOffset.UTC);
  }

  /// A clock that shows an ISO-8601 instant (`2026-11-20T12:00:00Z`), in UTC.
  public static HandTurnedClock at(String start) {
    return at(Instant.parse(start));
  }

  /// Turns the hands by this much, backwards where it is negative, and returns what they show then.
  public Instant advance(Duration by) {
    return now.updateAndGet(instant -> instant.plus(by));
  }

  /// Sets the hands.
  public void set(Instant instant) {
    now.set(instant);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public HandTurnedClock withZone(ZoneId other) {
    return new HandTurnedClock(now, other);
  }
}
