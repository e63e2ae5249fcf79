package dev.cleanslate.worker.cloud;

import dev.cleanslate.worker.Errand;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/// The span of something that a worker does or reads by itself, without a provider and its guard;
/// closing it ends it. An empty one where nothing is traced.
public final class LocalCall implements AutoCloseable {
  private final Span span;

  private LocalCall(Span span) {
    this.span = span;
  }

  /// Begins one.
  ///
  /// @param name what is done, in fixed words (`stop process`), without numbers, paths and names
  public static LocalCall of(Errand errand, String name) {
    return new LocalCall(errand.trace().begin(name));
  }

  /// Says that it went wrong.
  ///
  /// @param why in fixed words, without numbers, paths and names
  public void failed(String why) {
    span.setStatus(StatusCode.ERROR, why);
  }

  @Override
  public void close() {
    span.end();
  }
}
