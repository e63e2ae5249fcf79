package dev.cleanslate.orchestrator.engine;

import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Makes tickets: random, new at each send, with an upper half that stays the same within a round.
/// Thread-safe where the generator is.
public final class Tickets {
  private final RandomGenerator random;

  /// Draws from that generator; in production one that cannot be guessed.
  public Tickets(RandomGenerator random) {
    this.random = random;
  }

  UUID next(@Nullable UUID current) {
    long upper = current == null ? random.nextLong() : current.getMostSignificantBits();
    return new UUID(upper, random.nextLong());
  }
}
