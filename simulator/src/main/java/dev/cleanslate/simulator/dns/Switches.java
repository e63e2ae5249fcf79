package dev.cleanslate.simulator.dns;

import dev.cleanslate.simulator.room.Dials;
import java.time.Duration;

/// What is not established about the provider, or what a test wants slower. Thread-safe.
final class Switches {
  private static final long A_DAY_MS = 86_400_000;

  private final Dials dials =
      new Dials()
          .choice("ptr-link", "stays", "cascades", "refuses")
          .choice("overlap", "throttled", "allowed")
          .choice("name-filter", "exact", "contains")
          .choice("delete-absent", "refused", "accepted")
          .number("mutation-ms", 0, A_DAY_MS);

  /// Whether deleting an address record deletes the PTR record that is linked to it.
  boolean cascadesToPtr() {
    return dials.is("ptr-link", "cascades");
  }

  /// Whether an address record cannot be deleted while a PTR record is linked to it.
  boolean refusesWhileLinked() {
    return dials.is("ptr-link", "refuses");
  }

  /// Whether a change is refused with 429 while another one is under way in the same zone.
  boolean throttlesOverlap() {
    return dials.is("overlap", "throttled");
  }

  /// Whether the `name` filter of a listing also finds names that contain it.
  boolean findsByPartOfName() {
    return dials.is("name-filter", "contains");
  }

  /// Whether deleting a record that is not there is 204 all the same.
  boolean acceptsAbsent() {
    return dials.is("delete-absent", "accepted");
  }

  /// How long a change takes.
  Duration mutation() {
    return dials.millis("mutation-ms");
  }

  Dials dials() {
    return dials;
  }
}
