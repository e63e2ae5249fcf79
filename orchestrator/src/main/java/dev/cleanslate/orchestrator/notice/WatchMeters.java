package dev.cleanslate.orchestrator.notice;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What is watched, as gauges over all tenants. The database is asked at most once in a few
/// seconds, however often they are read.
final class WatchMeters implements MeterBinder {
  private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

  private final FigureRows rows;
  private final Limits limits;
  private @Nullable Reading reading;

  WatchMeters(FigureRows rows, Limits limits) {
    this.rows = rows;
    this.limits = limits;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(
        registry,
        "cleanslate.deletions.stuck",
        "Deletions that wait for a person",
        of(Figures::failedDeletions));
    gauge(registry, "cleanslate.orphans", "Resources that should be gone", of(Figures::orphans));
    gauge(registry, "cleanslate.health", "0 ok, 1 degraded, 2 down", of(Figures::health));
    gauge(
        registry,
        "cleanslate.steps.late",
        "Steps close to their deadline, or beyond it",
        of(Figures::lateSteps));
    gauge(
        registry,
        "cleanslate.deletions.oldest.seconds",
        "Age of the oldest open deletion",
        of(Figures::oldestSeconds));
    gauge(
        registry,
        "cleanslate.notices.pending",
        "Notices to be delivered",
        reading -> reading.letters().pending());
    gauge(
        registry,
        "cleanslate.notices.dead",
        "Notices that were given up",
        reading -> reading.letters().dead());
  }

  private static ToDoubleFunction<Reading> of(ToDoubleFunction<Figures> figure) {
    return reading -> figure.applyAsDouble(reading.figures());
  }

  private void gauge(
      MeterRegistry registry, String name, String says, ToDoubleFunction<Reading> value) {
    Gauge.builder(name, this, meters -> value.applyAsDouble(meters.now()))
        .description(says)
        .strongReference(true)
        .register(registry);
  }

  private synchronized Reading now() {
    Reading last = reading;
    if (last == null || System.nanoTime() - last.nanos() > FRESH_NANOS) {
      last = new Reading(rows.of(null, limits.deadlineWithin()), rows.letters(), System.nanoTime());
      reading = last;
    }
    return last;
  }

  private record Reading(Figures figures, FigureRows.Letters letters, long nanos) {}
}
