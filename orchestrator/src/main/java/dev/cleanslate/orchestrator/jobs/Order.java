package dev.cleanslate.orchestrator.jobs;

import java.time.Duration;
import java.util.Set;

/// What one run is to do.
///
/// @param tenant for whom
/// @param by who wants it
/// @param maxAge how old something must be to count; only the orphan sweep asks
/// @param ownerTypes the types of owners that are meant, none for all; only the orphan sweep asks
/// @param dryRun whether it only says what it would do
public record Order(
    String tenant, String by, Duration maxAge, Set<String> ownerTypes, boolean dryRun) {
  /// The age from which the orphan sweep counts where nobody says another.
  public static final Duration MAX_AGE = Duration.ofHours(24);

  public Order {
    ownerTypes = Set.copyOf(ownerTypes);
  }

  /// For owners of all types.
  public Order(String tenant, String by, Duration maxAge, boolean dryRun) {
    this(tenant, by, maxAge, Set.of(), dryRun);
  }
}
