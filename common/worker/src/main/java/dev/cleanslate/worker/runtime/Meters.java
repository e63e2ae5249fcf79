package dev.cleanslate.worker.runtime;

import io.micrometer.core.instrument.MeterRegistry;

/// What a worker counts. Thread-safe.
final class Meters {
  private final MeterRegistry registry;

  Meters(MeterRegistry registry) {
    this.registry = registry;
  }

  /// A command or a look that was answered.
  ///
  /// @param outcome the answer's name on the wire (`gone`, `refused`, `unverifiable`)
  void answered(String type, String outcome) {
    registry.counter("cleanslate.worker.answers", "type", type, "outcome", outcome).increment();
  }

  /// A command that came too late to be carried out.
  void expired(String topic) {
    registry.counter("cleanslate.worker.expired", "topic", topic).increment();
  }

  /// A record that could not be read.
  void deadLetter(String topic) {
    registry.counter("cleanslate.worker.dead.letters", "topic", topic).increment();
  }

  /// A handler that threw.
  void fault(String kind) {
    registry.counter("cleanslate.worker.faults", "kind", kind).increment();
  }
}
