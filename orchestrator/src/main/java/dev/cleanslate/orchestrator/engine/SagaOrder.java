package dev.cleanslate.orchestrator.engine;

import java.util.Comparator;
import java.util.UUID;

/// The order in which sagas are locked: PostgreSQL's order of uuid, which is unsigned, unlike
/// Java's.
public final class SagaOrder {
  /// Upper half first, both unsigned.
  public static final Comparator<UUID> BY_ID =
      (one, other) -> {
        int upper =
            Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return upper != 0
            ? upper
            : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
      };

  private SagaOrder() {}
}
