package dev.cleanslate.orchestrator.surface.clones;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cleanslate.orchestrator.api.deletion.Outcome;
import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.orchestrator.saga.StepState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a deletion is answered with.
///
/// @param success whether everything was seen gone; what nobody can tell is not
/// @param terminatedSessions sessions that were ended first; only where that was asked for
/// @param timestamp when this was told, to the second
record CleanupReport(
    boolean success,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long terminatedSessions,
    Details cleanupDetails,
    List<String> warnings,
    String timestamp) {

  /// What was deleted, and what was seen afterwards.
  record Details(
      Map<String, Long> databaseRecordsDeleted,
      Map<String, Long> openaiResourcesDeleted,
      long storageFilesDeleted,
      Verification verificationResults) {}

  /// What was seen afterwards. What was not seen gone counts as there.
  ///
  /// @param orphanedSessions resources of that kind that were not seen gone; all rows of a clone in
  ///   one table are one
  record Verification(boolean cloneExists, long orphanedSessions, long orphanedKnowledge) {}

  /// @param more what else there is to say
  static CleanupReport of(
      Outcome outcome, SagaState state, boolean force, List<String> more, Instant now) {
    return new CleanupReport(
        isSuccess(outcome, state),
        force ? outcome.ended(Parts.SESSION) : null,
        new Details(
            counts(outcome, Parts.ROWS, Parts.MORE_ROWS),
            counts(outcome, Parts.OBJECTS, Parts.MORE_OBJECTS),
            Parts.FILES.stream().mapToLong(outcome::deleted).sum(),
            new Verification(
                outcome.steps(Parts.RECORD) > 0
                    ? outcome.left(Parts.RECORD) > 0
                    : state != SagaState.DELETED,
                outcome.left(Parts.SESSION),
                outcome.left(Parts.KNOWLEDGE))),
        warnings(outcome, more),
        now.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  static boolean isSuccess(Outcome outcome, SagaState state) {
    return state == SagaState.DELETED && outcome.left() == 0;
  }

  private static Map<String, Long> counts(
      Outcome outcome, Map<String, String> always, Map<String, String> others) {
    Map<String, Long> counts = new LinkedHashMap<>();
    always.forEach((name, kind) -> counts.put(name, outcome.deleted(kind)));
    others.forEach((name, kind) -> {
      if (outcome.steps(kind) > 0) {
        counts.put(name, outcome.deleted(kind));
      }
    });
    return counts;
  }

  private static List<String> warnings(Outcome outcome, List<String> more) {
    List<String> warnings = new ArrayList<>(more);
    for (Outcome.Doubt doubt : outcome.doubts()) {
      warnings.add(
          doubt.state() == StepState.STUCK
              ? "%s %s was not deleted: %s".formatted(doubt.kind(), doubt.id(), doubt.why())
              : "whether %s %s is gone could not be verified: %s"
                  .formatted(doubt.kind(), doubt.id(), doubt.why()));
    }
    return warnings;
  }
}
