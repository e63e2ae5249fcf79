package dev.cleanslate.orchestrator.surface.nodes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How many nodes are what.
///
/// @param overallStatus by their standing; the first three are always there
/// @param cleanupNeeded nodes that could not be provisioned, or not be cleaned up
/// @param cleanupCompleted nodes of which all was seen gone
record StatusReport(Map<String, Long> overallStatus, long cleanupNeeded, long cleanupCompleted) {
  private static final List<Standing> ALWAYS =
      List.of(Standing.DEPLOYED, Standing.FAILED, Standing.CLEANUP_COMPLETED);

  static StatusReport of(Map<Standing, Long> counts) {
    Map<String, Long> overall = new LinkedHashMap<>();
    ALWAYS.forEach(standing -> overall.put(standing.wire(), counts.getOrDefault(standing, 0L)));
    counts.forEach((standing, count) -> overall.put(standing.wire(), count));
    return new StatusReport(
        overall,
        counts.getOrDefault(Standing.FAILED, 0L),
        counts.getOrDefault(Standing.CLEANUP_COMPLETED, 0L));
  }
}
