package dev.cleanslate.cli.screen;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// One line that is written over again and again, on the stream beside what was asked for.
final class Bar implements Progress {
  private static final int CELLS = 30;
  private static final String REST_OF_LINE = "\u001b[K";

  private final Screen screen;
  private final InstantSource clock;
  private final Instant begun;
  private boolean isDrawn;

  Bar(Screen screen, InstantSource clock) {
    this.screen = screen;
    this.clock = clock;
    this.begun = clock.instant();
  }

  @Override
  public void at(long done, long whole, String text) {
    String line =
        "[%s] %s  %s"
            .formatted(
                cells(done, whole), text, Spans.of(Duration.between(begun, clock.instant())));
    screen.err().print("\r" + Plain.cut(line, screen.width() - 1) + REST_OF_LINE);
    screen.err().flush();
    isDrawn = true;
  }

  private static String cells(long done, long whole) {
    int full = whole == 0 ? 0 : (int) (CELLS * Math.min(done, whole) / whole);
    return "#".repeat(full) + ".".repeat(CELLS - full);
  }

  @Override
  public void said(String text) {
    screen.err().print("\r" + REST_OF_LINE);
    screen.note(text);
    isDrawn = false;
  }

  @Override
  public void close() {
    if (isDrawn) {
      screen.err().println();
      isDrawn = false;
    }
  }
}
