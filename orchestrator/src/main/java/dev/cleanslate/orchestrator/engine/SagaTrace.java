package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.Traceparent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which trace a saga is in, and how its row says so: nothing where the trace is the saga's own,
/// for that follows from its id. Pure functions.
public final class SagaTrace {
  private SagaTrace() {}

  /// Where everything belongs that the saga causes.
  ///
  /// @param column the row's `trace`; absent where the saga has a trace of its own
  public static Traceparent of(UUID saga, @Nullable String column) {
    Traceparent kept = Traceparent.read(column);
    return kept == null ? Traceparent.of(saga, null) : kept;
  }

  static @Nullable String column(UUID saga, Traceparent trace) {
    return trace.equals(Traceparent.of(saga, null)) ? null : trace.text();
  }
}
