package dev.cleanslate.worker.runtime;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Shows whether the worker takes commands.
final class RuntimeHealth implements HealthIndicator {
  private final WorkerRuntime runtime;

  RuntimeHealth(WorkerRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public Health health() {
    return runtime.isReady()
        ? Health.up().build()
        : Health.down().withDetail("waits-for", "the holds on the control topic").build();
  }
}
