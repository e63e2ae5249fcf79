package dev.cleanslate.orchestrator.notice;

import java.util.LinkedHashMap;
import java.util.Map;

/// What is watched, of one tenant or of all. What was lost or kept is everybody's.
///
/// @param failedDeletions deletions that are stuck
/// @param orphans resources that are there, or may be, though they should be gone
/// @param lateSteps steps under way that are close to their deadline, or beyond it
/// @param oldestSeconds how long the oldest open deletion has been under way
/// @param unacknowledged findings that wait for a person
/// @param lostMessages messages that were gone from their topics before they were read
/// @param keptMessages messages that could be kept nowhere but in the database
record Figures(
    long failedDeletions,
    long orphans,
    long lateSteps,
    long oldestSeconds,
    long unacknowledged,
    long lostMessages,
    long keptMessages) {

  /// As they are shown.
  Map<String, Object> byName() {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("failed_deletions", failedDeletions);
    shown.put("orphans", orphans);
    shown.put("late_steps", lateSteps);
    shown.put("oldest_seconds", oldestSeconds);
    shown.put("unacknowledged", unacknowledged);
    shown.put("lost_messages", lostMessages);
    shown.put("kept_messages", keptMessages);
    return shown;
  }

  /// As `GET /v1/health` says it: 0 is ok, 1 degraded, 2 down.
  int health() {
    return lostMessages > 0 ? 2 : unacknowledged + keptMessages > 0 ? 1 : 0;
  }
}
