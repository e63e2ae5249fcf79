package dev.cleanslate.cli.screen;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A line for each change, and at most one a second.
final class Lines implements Progress {
  private static final Duration LEAST = Duration.ofSeconds(1);

  private final Screen screen;
  private final InstantSource clock;
  private final Instant begun;
  private Instant told;
  private String last = "";
  private String pending = "";

  Lines(Screen screen, InstantSource clock) {
    this.screen = screen;
    this.clock = clock;
    this.begun = clock.instant();
    this.told = begun.minus(LEAST);
  }

  @Override
  public void at(long done, long whole, String text) {
    pending = text;
    if (Duration.between(told, clock.instant()).compareTo(LEAST) >= 0) {
      tell();
    }
  }

  private void tell() {
    if (!pending.equals(last)) {
      told = clock.instant();
      last = pending;
      screen.note("%6s  %s".formatted(Spans.of(Duration.between(begun, told)), pending));
    }
  }

  @Override
  public void said(String text) {
    screen.note(text);
  }

  @Override
  public void close() {
    tell();
  }
}
