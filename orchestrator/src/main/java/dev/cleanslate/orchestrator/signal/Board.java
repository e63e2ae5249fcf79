package dev.cleanslate.orchestrator.signal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// The gauges of one source: they show what it last said, whoever reads them and however often.
/// What it no longer speaks of is taken down. Written by one thread.
final class Board {
  private final MeterRegistry registry;
  private final Map<Sample.Series, Dial> dials = new HashMap<>();

  Board(MeterRegistry registry) {
    this.registry = registry;
  }

  void show(List<Sample> samples) {
    Set<Sample.Series> spokenOf = new HashSet<>();
    for (Sample sample : samples) {
      spokenOf.add(sample.series());
      dials.computeIfAbsent(sample.series(), this::dial).value().set(sample.value());
    }
    dials.entrySet().removeIf(entry -> isUnspoken(entry, spokenOf));
  }

  private boolean isUnspoken(Map.Entry<Sample.Series, Dial> entry, Set<Sample.Series> spokenOf) {
    boolean unspoken = !spokenOf.contains(entry.getKey());
    if (unspoken) {
      registry.remove(entry.getValue().gauge());
    }
    return unspoken;
  }

  private Dial dial(Sample.Series series) {
    AtomicReference<Double> value = new AtomicReference<>(0.0);
    Gauge gauge =
        Gauge.builder(series.what().wire(), value::get)
            .description(series.what().says())
            .tags(series.tags())
            .register(registry);
    return new Dial(value, gauge);
  }

  private record Dial(AtomicReference<Double> value, Gauge gauge) {}
}
