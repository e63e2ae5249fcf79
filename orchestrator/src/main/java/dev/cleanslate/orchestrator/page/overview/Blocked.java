package dev.cleanslate.orchestrator.page.overview;

import dev.cleanslate.orchestrator.page.Cause;
import dev.cleanslate.orchestrator.page.Slate;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// One cause and what is stuck on it.
///
/// @param kind what kind of resource it is about
/// @param owners whose deletions are stuck on it, the longest first
/// @param since since when the first has been
/// @param slate what is left of the first
record Blocked(Cause cause, String kind, List<Owner> owners, Instant since, Slate slate) {
  private static final int NAMED = 3;

  /// A deletion that is stuck.
  record Owner(UUID id, String name) {}

  /// The first of them.
  public Owner first() {
    return owners.getFirst();
  }

  /// The others that are named.
  public List<Owner> others() {
    return owners.subList(1, Math.min(NAMED, owners.size()));
  }

  /// How many are not named.
  public int more() {
    return Math.max(0, owners.size() - NAMED);
  }
}
