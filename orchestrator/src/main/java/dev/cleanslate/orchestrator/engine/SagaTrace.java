package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.Traceparent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which trace a saga is in, and how its row says so: nothing where the trace is the saga's own,
/// for that follows from its id; else the two headers of W3C Trace Context with a blank between.
/// Pure functions.
public final class SagaTrace {
  private SagaTrace() {}

  /// Where everything belongs that the saga causes.
  ///
  /// @param column the row's `trace`; absent where the saga has a trace of its own
  public static Traceparent of(UUID saga, @Nullable String column) {
    String[] parts = column == null ? new String[0] : column.split(" ", 2);
    Traceparent kept =
        parts.length == 0 ? null : Traceparent.read(parts[0], parts.length == 2 ? parts[1] : null);
    return kept == null ? Traceparent.of(saga, null) : kept;
  }

  static @Nullable String column(UUID saga, Traceparent trace) {
    if (trace.equals(Traceparent.of(saga, null))) {
      return null;
    }
    return trace.state().isEmpty() ? trace.text() : trace.text() + " " + trace.state();
  }
}
