package dev.cleanslate.orchestrator.notice;

import java.util.Locale;
import java.util.Optional;

/// A figure that is watched: from where on it is too high, and what is said then. Pure.
enum Alert {
  /// Deletions that wait for a person.
  FAILED_DELETIONS {
    @Override
    Optional<Raised> over(Figures figures, Limits limits) {
      return raised(
          Severity.WARNING,
          figures.failedDeletions(),
          limits.failedDeletions(),
          "deletions are stuck; see /v1/deletions?state=stuck");
    }
  },
  /// Resources that nobody owns any more.
  ORPHANS {
    @Override
    Optional<Raised> over(Figures figures, Limits limits) {
      return raised(
          Severity.WARNING,
          figures.orphans(),
          limits.orphans(),
          "resources are, or may be, orphaned; see /v1/orphans");
    }
  },
  /// Health is degraded or down.
  HEALTH {
    @Override
    Optional<Raised> over(Figures figures, Limits limits) {
      return raised(
          figures.health() > 1 ? Severity.CRITICAL : Severity.WARNING,
          figures.health(),
          limits.health() ? 1 : 0,
          figures.health() > 1
              ? "health is down: messages were lost before they were read; see /v1/health"
              : "health is degraded; see /v1/health");
    }
  },
  /// Steps that may run out of time.
  DEADLINES {
    @Override
    Optional<Raised> over(Figures figures, Limits limits) {
      return raised(
          Severity.WARNING,
          figures.lateSteps(),
          limits.deadlineWithin().isZero() ? 0 : 1,
          "steps are close to their deadline, or beyond it, and not gone yet");
    }
  },
  /// A deletion that is pending for too long.
  OLDEST {
    @Override
    Optional<Raised> over(Figures figures, Limits limits) {
      return raised(
          Severity.WARNING,
          figures.oldestSeconds(),
          limits.oldest().toSeconds(),
          "seconds is the age of the oldest deletion that is pending; see /v1/deletions");
    }
  };

  /// What is to be said; empty where the figure is as it should be, or is not watched.
  abstract Optional<Raised> over(Figures figures, Limits limits);

  private static Optional<Raised> raised(Severity severity, long value, long limit, String text) {
    return limit > 0 && value >= limit
        ? Optional.of(new Raised(severity, value, limit, value + " " + text))
        : Optional.empty();
  }

  /// As it is written in messages and in the database.
  String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// That a figure is too high.
  record Raised(Severity severity, long value, long limit, String text) {}
}
