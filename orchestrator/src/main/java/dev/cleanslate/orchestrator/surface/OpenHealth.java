package dev.cleanslate.orchestrator.surface;

import dev.cleanslate.orchestrator.api.operator.HealthFigures;

/// Health in counts, of all tenants together.
///
/// @param status `healthy`; `degraded` where something is orphaned or was lost
/// @param orphanedResources resources that are there, or may be, though they should be gone
/// @param openDeletions deletions under way
/// @param stuckDeletions those of them that wait for a person
/// @param unacknowledgedFindings findings that no person has acknowledged
/// @param lostMessages messages that were gone before they were read, or could be kept nowhere but
///   in the database
record OpenHealth(
    String status,
    long orphanedResources,
    long openDeletions,
    long stuckDeletions,
    long unacknowledgedFindings,
    long lostMessages) {
  static OpenHealth of(HealthFigures.Figures figures) {
    long lost = figures.lostMessages() + figures.keptMessages();
    return new OpenHealth(
        figures.orphanedResources() + lost > 0 ? "degraded" : "healthy",
        figures.orphanedResources(),
        figures.openDeletions(),
        figures.stuckDeletions(),
        figures.unacknowledged(),
        lost);
  }
}
