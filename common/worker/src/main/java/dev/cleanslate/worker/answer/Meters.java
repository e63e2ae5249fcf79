package dev.cleanslate.worker.answer;

import dev.cleanslate.worker.CallWatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What a worker counts; `docs/signals.md` explains each. Thread-safe.
public final class Meters implements CallWatch {
  private static final Duration[] LIMITS = {
    Duration.ofMillis(50),
    Duration.ofMillis(200),
    Duration.ofSeconds(1),
    Duration.ofSeconds(3),
    Duration.ofSeconds(10)
  };

  private final MeterRegistry registry;
  private final Map<String, Load> loads = new ConcurrentHashMap<>();

  public Meters(MeterRegistry registry) {
    this.registry = registry;
  }

  /// A command or a look that was answered.
  ///
  /// @param kind a kind that the worker serves, or one word for all others
  /// @param outcome the answer's name on the wire (`gone`, `refused`, `unverifiable`)
  public void answered(String type, String kind, String outcome) {
    registry
        .counter("cleanslate.worker.answers", "type", type, "kind", kind, "outcome", outcome)
        .increment();
  }

  @Override
  public void called(String provider, String outcome, Duration took) {
    Timer.builder("cleanslate.provider.calls")
        .description("Requests to providers")
        .serviceLevelObjectives(LIMITS)
        .tags("provider", provider, "outcome", outcome)
        .register(registry)
        .record(took);
  }

  /// A command that came too late to be carried out.
  public void expired(String topic) {
    registry.counter("cleanslate.worker.expired", "topic", topic).increment();
  }

  /// A record that could not be read.
  public void deadLetter(String topic) {
    registry.counter("cleanslate.worker.dead.letters", "topic", topic).increment();
  }

  /// A handler that threw.
  public void fault(String kind) {
    registry.counter("cleanslate.worker.faults", "kind", kind).increment();
  }

  /// What is in hand of a topic: the same for each call with the same one.
  public Load load(String topic) {
    return loads.computeIfAbsent(topic, name -> new Load(registry, name));
  }
}
