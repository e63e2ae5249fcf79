package dev.cleanslate.worker;

import io.opentelemetry.api.trace.Span;

/// Where the spans of an errand's calls belong. Thread-safe.
@FunctionalInterface
public interface CallTrace {
  /// Calls leave no span.
  CallTrace NONE = _ -> Span.getInvalid();

  /// Begins the span of one request; an empty one where nothing is traced. Whoever begins it ends
  /// it.
  Span begin(String name);
}
