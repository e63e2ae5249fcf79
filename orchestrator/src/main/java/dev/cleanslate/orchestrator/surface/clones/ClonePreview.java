package dev.cleanslate.orchestrator.surface.clones;

import dev.cleanslate.orchestrator.intake.Preview;
import dev.cleanslate.orchestrator.plan.Complexity;
import dev.cleanslate.orchestrator.plan.Plan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What deleting a clone would take: the data of the platform's dialog.
///
/// @param resources how many registered resources there are, by where they lie; all rows of a clone
///   in one table, and all files under one prefix, are one
/// @param activeSessions sessions in use, as the last dry run saw them; absent where there was none
/// @param planHash changes whenever what would be deleted changes
record ClonePreview(
    boolean success,
    String cloneId,
    Impact impactAssessment,
    Resources resources,
    @Nullable Long activeSessions,
    List<String> warnings,
    String planHash,
    String timestamp) {
  /// How much it is.
  ///
  /// @param complexity `low`, `medium` or `high`
  record Impact(String complexity, long estimatedTimeSeconds, long totalResources) {}

  /// What there is, by where it lies.
  record Resources(Map<String, Integer> database, Map<String, Integer> openai, int storage) {}

  static ClonePreview of(Preview preview, OptionalLong active, Instant now) {
    Plan plan = preview.plan();
    return new ClonePreview(
        true,
        preview.owner().id(),
        new Impact(
            Complexity.of(plan.steps(), plan.estimate()).wire(),
            plan.estimate().toSeconds(),
            plan.steps()),
        new Resources(
            counts(plan, Parts.ROWS, Parts.MORE_ROWS),
            counts(plan, Parts.OBJECTS, Parts.MORE_OBJECTS),
            Parts.FILES.stream().mapToInt(kind -> plan.byKind().getOrDefault(kind, 0)).sum()),
        active.isPresent() ? active.getAsLong() : null,
        warnings(preview, active),
        plan.hash(),
        now.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static Map<String, Integer> counts(
      Plan plan, Map<String, String> always, Map<String, String> others) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    always.forEach((name, kind) -> counts.put(name, plan.byKind().getOrDefault(kind, 0)));
    others.forEach((name, kind) -> {
      if (plan.byKind().containsKey(kind)) {
        counts.put(name, plan.byKind().getOrDefault(kind, 0));
      }
    });
    return counts;
  }

  private static List<String> warnings(Preview preview, OptionalLong active) {
    List<String> warnings = new ArrayList<>(preview.warnings());
    if (active.isPresent() && active.getAsLong() > 0) {
      warnings.add(
          "%d sessions were active when they were last looked at; delete with force to end them first"
              .formatted(active.getAsLong()));
    }
    if (active.isEmpty() && preview.plan().byKind().containsKey(Parts.SESSION)) {
      warnings.add(
          "how many sessions are active is known after a dry run: POST /v1/deletions, dry_run"
              + " true");
    }
    warnings.add("deleted is deleted: there is no way back once the first resource is gone");
    return warnings;
  }
}
