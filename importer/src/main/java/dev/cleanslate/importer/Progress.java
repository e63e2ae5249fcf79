package dev.cleanslate.importer;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Says now and then how far an import has come, where no report stands.
final class Progress {
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  private final PrintWriter errors;
  private final InstantSource clock;
  private Instant next;

  Progress(PrintWriter errors, InstantSource clock) {
    this.errors = errors;
    this.clock = clock;
    this.next = clock.instant().plus(BETWEEN);
  }

  void at(String place) {
    Instant now = clock.instant();
    if (now.isAfter(next)) {
      errors.println(place);
      errors.flush();
      next = now.plus(BETWEEN);
    }
  }
}
