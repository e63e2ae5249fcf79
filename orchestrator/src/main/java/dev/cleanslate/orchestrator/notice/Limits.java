package dev.cleanslate.orchestrator.notice;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// From where on a figure is too high.
///
/// @param failedDeletions deletions that are stuck; 0 switches it off, here and below
/// @param orphans resources that are there, or may be, though they should be gone
/// @param health whether health that is not `ok` is told
/// @param deadlineWithin how long before its deadline a step that is not gone counts as late
/// @param oldest how old the oldest open deletion may become
record Limits(
    @DefaultValue("1") long failedDeletions,
    @DefaultValue("100") long orphans,
    @DefaultValue("true") boolean health,
    @DefaultValue("5m") Duration deadlineWithin,
    @DefaultValue("24h") Duration oldest) {
  Limits {
    check(failedDeletions >= 0, "failed-deletions must not be negative; 0 switches it off");
    check(orphans >= 0, "orphans must not be negative; 0 switches it off");
    check(!deadlineWithin.isNegative(), "deadline-within must not be negative; 0 switches it off");
    check(!oldest.isNegative(), "oldest must not be negative; 0 switches it off");
  }

  private static void check(boolean good, String problem) {
    if (!good) {
      throw new IllegalArgumentException("cleanslate.notifications.alerts." + problem);
    }
  }
}
