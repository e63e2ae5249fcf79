package dev.cleanslate.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock turned by hand.
public final class HandClock implements InstantSource {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-20T20:00:00Z"));

  @Override
  public Instant instant() {
    return now.get();
  }

  public void turn(Duration by) {
    now.updateAndGet(then -> then.plus(by));
  }
}
