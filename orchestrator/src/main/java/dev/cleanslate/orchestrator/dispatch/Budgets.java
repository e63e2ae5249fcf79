package dev.cleanslate.orchestrator.dispatch;

import java.time.Instant;
import java.util.Map;

/// How the budgets of the providers stand, for those who show it. Thread-safe.
@FunctionalInterface
public interface Budgets {
  /// The budgets of a worker's accounts together, by the worker's name in the catalog; a worker
  /// that this process sent nothing to and heard nothing of has none.
  Map<String, Standing> standings(Instant now);

  /// What this process may ask of a provider.
  ///
  /// @param limit calls a second, by the catalog
  /// @param remaining calls that could be made now
  /// @param share of the limit that is in force; less than 1 after a 429. Of several accounts, the
  ///   least
  record Standing(double limit, double remaining, double share) {
    Standing and(Standing other) {
      return new Standing(
          limit + other.limit, remaining + other.remaining, Math.min(share, other.share));
    }
  }
}
