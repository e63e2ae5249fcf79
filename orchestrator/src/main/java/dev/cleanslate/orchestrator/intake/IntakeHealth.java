package dev.cleanslate.orchestrator.intake;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// DOWN once a topic lost records before they were read: somebody asked for a deletion that nobody
/// knows of.
final class IntakeHealth implements HealthIndicator {
  private final Offsets offsets;

  IntakeHealth(Offsets offsets) {
    this.offsets = offsets;
  }

  @Override
  public Health health() {
    long lost = offsets.lost();
    return (lost == 0 ? Health.up() : Health.down()).withDetail("records_lost", lost).build();
  }
}
