package dev.cleanslate.orchestrator.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How long owners of a type can be restored, and how long they are remembered. Pure.
///
/// @param grace how long an owner is hidden, and can be restored, before its deletion begins; zero
///   means that it begins at once
/// @param retention how long an owner is remembered after its end; absent means for ever
/// @param verifyAgain how long after its end a deletion is verified once more, each time
/// @param tenants where a tenant wants it otherwise
public record Life(
    Duration grace,
    Optional<Duration> retention,
    List<Duration> verifyAgain,
    Map<String, Life> tenants) {
  /// What goes where the catalog says nothing: deletions begin at once, are verified again an hour
  /// and a day after their end, and are remembered for 90 days.
  public static final Life USUAL =
      new Life(
          Duration.ZERO,
          Optional.of(Duration.ofDays(90)),
          List.of(Duration.ofHours(1), Duration.ofHours(24)),
          Map.of());

  public Life {
    verifyAgain = List.copyOf(verifyAgain);
    tenants = Map.copyOf(tenants);
  }

  /// As that tenant wants it.
  public Life of(String tenant) {
    return tenants.getOrDefault(tenant, this);
  }
}
