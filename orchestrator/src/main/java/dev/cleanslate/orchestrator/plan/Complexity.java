package dev.cleanslate.orchestrator.plan;

import java.time.Duration;
import java.util.Locale;

/// How much a plan is, in one word for people: by its number of steps, and by how long it usually
/// takes.
public enum Complexity {
  /// Up to ten steps and one minute.
  LOW,
  /// Up to a hundred steps and ten minutes.
  MEDIUM,
  /// More than that.
  HIGH;

  private static final int FEW = 10;
  private static final int MANY = 100;
  private static final Duration SHORT = Duration.ofMinutes(1);
  private static final Duration LONG = Duration.ofMinutes(10);

  /// How much so many steps are.
  public static Complexity of(long steps, Duration estimate) {
    if (steps > MANY || estimate.compareTo(LONG) > 0) {
      return HIGH;
    }
    return steps > FEW || estimate.compareTo(SHORT) > 0 ? MEDIUM : LOW;
  }

  /// As it is written.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
