package dev.cleanslate.worker.answer;

import io.micrometer.core.instrument.MeterRegistry;

/// What a worker counts. Thread-safe.
public final class Meters {
  private final MeterRegistry registry;

  public Meters(MeterRegistry registry) {
    this.registry = registry;
  }

  /// A command or a look that was answered.
  ///
  /// @param outcome the answer's name on the wire (`gone`, `refused`, `unverifiable`)
  public void answered(String type, String outcome) {
    registry.counter("cleanslate.worker.answers", "type", type, "outcome", outcome).increment();
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
}
