package dev.cleanslate.orchestrator.page.dialogue;

import dev.cleanslate.orchestrator.page.PageTimes;
import java.time.Duration;

/// How long it will take, with its range: from deletions like it that ended, or, where there are
/// too few, a guess by the catalog's figures, which is then called a guess.
///
/// @param usual how long it usually takes
/// @param from how long the fastest tenth took
/// @param to how long the slowest tenth took
/// @param seen how many like it that is from; none for a guess
record Estimate(Duration usual, Duration from, Duration to, long seen) {
  /// Fewer than these say nothing.
  static final int FEWEST = 3;

  private static final Duration SHORTEST = Duration.ofSeconds(2);

  /// By the catalog alone: from half of it to twice as much.
  static Estimate guessed(Duration planned) {
    Duration usual = planned.compareTo(SHORTEST) < 0 ? SHORTEST : planned;
    return new Estimate(usual, usual.dividedBy(2), usual.multipliedBy(2), 0);
  }

  /// `about 3 min`.
  public String about() {
    return "about " + PageTimes.age(usual);
  }

  /// `2 min to 5 min, from 118 like it`.
  public String range() {
    String range = "%s to %s".formatted(PageTimes.age(from), PageTimes.age(to));
    return seen == 0
        ? range + ", a guess: too few like it have ended"
        : "%s, from %d like it".formatted(range, seen);
  }

  /// How much longer, with so many left of so many; never less than a moment.
  Duration left(long left, long of) {
    return of == 0 ? Duration.ZERO : usual.multipliedBy(left).dividedBy(of);
  }
}
