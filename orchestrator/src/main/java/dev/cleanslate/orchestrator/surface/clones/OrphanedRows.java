package dev.cleanslate.orchestrator.surface.clones;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What is orphaned of clones.
///
/// @param success whether the whole could be looked through
record OrphanedRows(boolean success, Orphaned orphanedData) {
  /// What there is.
  ///
  /// @param warnings orphans that are neither sessions nor knowledge nor documents, and what else a
  ///   person should look at
  /// @param errors what kept the scan from being whole
  record Orphaned(Found found, List<String> warnings, List<String> errors) {}

  /// How many resources of each; all rows of a clone in one table are one.
  record Found(long sessions, long knowledge, long documents) {}

  static OrphanedRows of(Map<String, Long> byKind, List<String> swept, List<String> errors) {
    List<String> warnings = new ArrayList<>();
    byKind.forEach((kind, count) -> {
      if (!List.of(Parts.SESSION, Parts.KNOWLEDGE, Parts.DOCUMENT).contains(kind)) {
        warnings.add("%d of %s are orphaned; see /v1/orphans".formatted(count, kind));
      }
    });
    warnings.addAll(swept);
    return new OrphanedRows(
        errors.isEmpty(),
        new Orphaned(
            new Found(
                byKind.getOrDefault(Parts.SESSION, 0L),
                byKind.getOrDefault(Parts.KNOWLEDGE, 0L),
                byKind.getOrDefault(Parts.DOCUMENT, 0L)),
            List.copyOf(warnings),
            List.copyOf(errors)));
  }
}
