package dev.cleanslate.orchestrator.intake;

/// Which way a delete request came in. Who it is from was proven before: by the broker, or by a
/// token.
public enum Door {
  /// An upstream's event.
  TOPIC,
  /// The public API, or a job.
  PUBLIC,
  /// An operator's own call.
  OPERATOR
}
