package dev.cleanslate.standalone.demo;

import dev.cleanslate.messages.SagaEvent;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Shows how far the owners are: on a terminal one line each that is kept up to date, elsewhere a
/// line whenever something changed.
final class Progress {
  private static final List<String> STATES =
      List.of("gone", "checking", "sent", "waiting", "planned", "doubted", "stuck", "unverifiable");

  private final PrintStream out;
  private final boolean terminal;
  private final Map<String, String> shown = new HashMap<>();
  private boolean drawn;

  Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /// Draws the owners as the topics tell of them by now.
  void show(List<Owner> owners, Sightings sightings, Duration since) {
    if (terminal && drawn) {
      out.printf("\u001b[%dA", owners.size());
    }
    drawn = true;
    for (Owner owner : owners) {
      String line = line(owner, sightings.saga(owner));
      boolean isNew = !line.equals(shown.put(owner.role().id(), line));
      if (terminal) {
        out.printf("\u001b[2K%s%n", line);
      } else if (isNew) {
        out.printf(Locale.ROOT, "%6.1f s  %s%n", since.toMillis() / 1000.0, line);
      }
    }
    out.flush();
  }

  private static String line(Owner owner, @Nullable SagaEvent saga) {
    String name = "%-14s".formatted(owner.role().id());
    if (saga == null) {
      return name + " asked";
    }
    String counts =
        STATES.stream()
            .filter(state -> saga.counts().getOrDefault(state, 0) > 0)
            .map(state -> state + " " + saga.counts().get(state))
            .collect(Collectors.joining(", "));
    return "%s %-9s of %d: %s".formatted(name, saga.state(), owner.resources().size(), counts);
  }
}
