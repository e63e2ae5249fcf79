package dev.cleanslate.orchestrator.signal;

import io.micrometer.core.instrument.Tags;

/// One figure as it is now.
record Sample(Gauged what, Tags tags, double value) {
  static Sample of(Gauged what, double value, String... tags) {
    return new Sample(what, Tags.of(tags), value);
  }

  static Sample of(Gauged what, long count, String... tags) {
    return of(what, (double) count, tags);
  }

  /// What is shown, apart from its value.
  Series series() {
    return new Series(what, tags);
  }

  /// One line of a dashboard.
  record Series(Gauged what, Tags tags) {}
}
