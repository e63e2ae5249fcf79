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
/// line for what has changed, once a second at most unless the saga as a whole has moved.
final class Progress {
  private static final List<String> STATES =
      List.of("gone", "checking", "sent", "waiting", "planned", "doubted", "stuck", "unverifiable");

  private final PrintStream out;
  private final boolean terminal;
  private final Map<String, Shown> shown = new HashMap<>();
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
      Shown now = new Shown(owner, sightings.saga(owner), since);
      if (terminal) {
        out.printf("\u001b[2K%s%n", now.line());
      } else if (now.isWorthALineAfter(shown.get(owner.role().id()))) {
        shown.put(owner.role().id(), now);
        out.printf(Locale.ROOT, "%6.1f s  %s%n", since.toMillis() / 1000.0, now.line());
      }
    }
    out.flush();
  }

  private record Shown(Owner owner, @Nullable SagaEvent saga, Duration since) {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    boolean isWorthALineAfter(@Nullable Shown earlier) {
      if (earlier == null || !state().equals(earlier.state())) {
        return true;
      }
      return !line().equals(earlier.line()) && since.minus(earlier.since).compareTo(INTERVAL) >= 0;
    }

    String line() {
      String name = "%-14s".formatted(owner.role().id());
      return saga == null
          ? name + " asked"
          : "%s %-9s of %d: %s".formatted(name, state(), owner.registered().size(), counts(saga));
    }

    private String state() {
      return saga == null ? "" : saga.state();
    }

    private static String counts(SagaEvent saga) {
      return STATES.stream()
          .filter(state -> saga.counts().getOrDefault(state, 0) > 0)
          .map(state -> state + " " + saga.counts().get(state))
          .collect(Collectors.joining(", "));
    }
  }
}
