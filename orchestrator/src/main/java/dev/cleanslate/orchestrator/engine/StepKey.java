package dev.cleanslate.orchestrator.engine;

import java.util.Comparator;
import java.util.UUID;

/// Names one step. Ordered as PostgreSQL orders the pair, so that locks are taken in one order
/// everywhere.
public record StepKey(UUID saga, long step) implements Comparable<StepKey> {
  private static final Comparator<StepKey> ORDER =
      Comparator.comparing(StepKey::saga, SagaOrder.BY_ID).thenComparingLong(StepKey::step);

  @Override
  public int compareTo(StepKey other) {
    return ORDER.compare(this, other);
  }
}
