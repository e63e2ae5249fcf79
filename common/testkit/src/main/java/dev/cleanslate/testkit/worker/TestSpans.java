package dev.cleanslate.testkit.worker;

import dev.cleanslate.worker.CallTrace;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Remembers the spans of an errand's calls, in the order in which they ended. Thread-safe.
public final class TestSpans implements CallTrace {
  private final List<SpanData> ended = new CopyOnWriteArrayList<>();
  private final Tracer tracer =
      SdkTracerProvider.builder()
          .addSpanProcessor(SimpleSpanProcessor.create(new Remembering(ended)))
          .build()
          .get("test");

  @Override
  public Span begin(String name) {
    return tracer.spanBuilder(name).startSpan();
  }

  /// What they are called.
  public List<String> names() {
    return ended.stream().map(SpanData::getName).toList();
  }

  /// All that they say, for finding what none may say.
  public String text() {
    return ended.toString();
  }

  private record Remembering(List<SpanData> ended) implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      ended.addAll(spans);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
