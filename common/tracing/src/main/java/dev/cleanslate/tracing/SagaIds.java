package dev.cleanslate.tracing;

import dev.cleanslate.messages.Traceparent;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.function.Supplier;

/// Gives a deletion's first span the ids that follow from the deletion's own, and every other span
/// ids by chance. Thread-safe.
public final class SagaIds implements IdGenerator {
  private static final ScopedValue<Traceparent> FIRST = ScopedValue.newInstance();

  private final IdGenerator chance = IdGenerator.random();

  /// What is begun by `work` is called like this.
  static <T> T calledAs(Traceparent first, Supplier<T> work) {
    return ScopedValue.where(FIRST, first).call(work::get);
  }

  @Override
  public String generateTraceId() {
    return FIRST.isBound() ? FIRST.get().trace() : chance.generateTraceId();
  }

  @Override
  public String generateSpanId() {
    return FIRST.isBound() ? FIRST.get().span() : chance.generateSpanId();
  }
}
