package dev.cleanslate.orchestrator.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was refused for now while the steps of one transaction were opened. What is refused once is
/// not asked about again; it shuts its own way only, and the saga goes on by the others.
final class Shut {
  private final Set<Way> ways = new HashSet<>();
  private final Map<UUID, Instant> earliest = new HashMap<>();

  void until(Way way, Instant notBefore) {
    ways.add(way);
    earliest.merge(way.saga(), notBefore, (one, other) -> one.isBefore(other) ? one : other);
  }

  boolean is(Way way) {
    return ways.contains(way);
  }

  /// When something of this saga that was refused may be asked about again; null where nothing was.
  @Nullable Instant until(UUID saga) {
    return earliest.get(saga);
  }

  /// What an allowance is given or refused for: holds look at the kind, budgets at the account.
  record Way(UUID saga, String kind, @Nullable String account) {}
}
