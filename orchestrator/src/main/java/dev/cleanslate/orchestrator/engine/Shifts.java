package dev.cleanslate.orchestrator.engine;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// By how much a count of some steps' rows is to grow or shrink.
final class Shifts {
  private final Map<Long, Integer> byStep = new TreeMap<>();

  void add(long step, int delta) {
    byStep.merge(step, delta, Integer::sum);
  }

  /// Since the last call; what adds up to nothing is left out.
  Map<StepKey, Integer> taken(UUID saga) {
    Map<StepKey, Integer> moved =
        byStep.entrySet().stream()
            .filter(entry -> entry.getValue() != 0)
            .collect(Collectors.toMap(e -> new StepKey(saga, e.getKey()), Map.Entry::getValue));
    byStep.clear();
    return moved;
  }
}
