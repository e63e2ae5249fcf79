package dev.cleanslate.orchestrator.api.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How the caller's tenant, and the process that serves it, are doing.
///
/// @param status `ok`; `degraded` where a person should look; `down` where messages were lost
/// @param degraded whether the status is anything but `ok`
/// @param reasons why it is not `ok`, in plain words
/// @param orphanedResources resources that are there, or may be, though they should be gone
/// @param findings unresolved findings by what was found
/// @param unacknowledged unresolved findings that nobody has acknowledged
/// @param oldestOpenSeconds how long the oldest open deletion has been under way; 0 without one
/// @param lostMessages messages that were gone from their topics before they were read
/// @param keptMessages messages that could be kept nowhere but in the database
/// @param orchestrators how many orchestrators are alive
record Health(
    String status,
    boolean degraded,
    List<String> reasons,
    long orphanedResources,
    Map<String, Long> findings,
    long unacknowledged,
    long openDeletions,
    long stuckDeletions,
    long oldestOpenSeconds,
    long lostMessages,
    long keptMessages,
    long orchestrators) {

  static Health of(HealthFigures.Figures figures, Map<String, Long> findings) {
    List<String> reasons = reasons(figures);
    boolean down = figures.lostMessages() > 0;
    return new Health(
        down ? "down" : reasons.isEmpty() ? "ok" : "degraded",
        !reasons.isEmpty(),
        reasons,
        figures.orphanedResources(),
        findings,
        figures.unacknowledged(),
        figures.openDeletions(),
        figures.stuckDeletions(),
        figures.oldestOpenSeconds(),
        figures.lostMessages(),
        figures.keptMessages(),
        figures.orchestrators());
  }

  boolean isDown() {
    return status.equals("down");
  }

  private static List<String> reasons(HealthFigures.Figures figures) {
    List<String> reasons = new ArrayList<>();
    if (figures.lostMessages() > 0) {
      reasons.add(
          figures.lostMessages()
              + " messages were gone from their topics before they were read; ask upstream to send"
              + " them again");
    }
    if (figures.unacknowledged() > 0) {
      reasons.add(
          "findings that wait for a person: %d; see /v1/orphans"
              .formatted(figures.unacknowledged()));
    }
    if (figures.keptMessages() > 0) {
      reasons.add(
          figures.keptMessages()
              + " messages that cannot be read are kept in the database; see"
              + " /operator/v1/dead-letters");
    }
    return reasons;
  }
}
