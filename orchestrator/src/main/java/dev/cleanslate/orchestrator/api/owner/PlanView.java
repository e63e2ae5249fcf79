package dev.cleanslate.orchestrator.api.owner;

import dev.cleanslate.orchestrator.catalog.OwnerType;
import dev.cleanslate.orchestrator.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// A plan as it is shown.
///
/// @param steps how many steps
/// @param byKind how many of each kind, in the order in which they go
/// @param estimateSeconds how long it usually takes
/// @param hash changes whenever what would be deleted changes
public record PlanView(long steps, List<OfKind> byKind, long estimateSeconds, String hash) {
  /// How many steps of one kind.
  public record OfKind(String kind, int steps) {}

  /// Shows a plan in the order of the owner's type; what the type no longer names comes last.
  public static PlanView of(Plan plan, Optional<OwnerType> type) {
    var order = new java.util.LinkedHashSet<>(type.map(OwnerType::kinds).orElse(List.of()));
    order.addAll(new TreeSet<>(plan.byKind().keySet()));
    List<OfKind> kinds =
        order.stream()
            .filter(plan.byKind()::containsKey)
            .map(kind -> new OfKind(kind, plan.byKind().getOrDefault(kind, 0)))
            .toList();
    return new PlanView(plan.steps(), kinds, plan.estimate().toSeconds(), plan.hash());
  }
}
