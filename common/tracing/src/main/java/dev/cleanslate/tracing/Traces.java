package dev.cleanslate.tracing;

import dev.cleanslate.messages.Traceparent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.TraceStateBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes the spans of deletions. A span that was begun must be ended, or it is never seen; making
/// and ending one neither waits nor fails, whatever becomes of the collector. Without a collector
/// every span is an empty one, which costs nothing. Thread-safe.
public final class Traces {
  /// What logs call the id of the trace they belong to.
  public static final String LOGGED_AS = "trace.id";

  private static final Traces SILENT = new Traces(TracerProvider.noop(), false);

  private final Tracer tracer;
  private final boolean recording;

  /// Spans that this provider makes; its ids must come from [SagaIds].
  public Traces(TracerProvider provider) {
    this(provider, true);
  }

  private Traces(TracerProvider provider, boolean recording) {
    this.tracer = provider.get("dev.cleanslate");
    this.recording = recording;
  }

  /// Makes no spans.
  public static Traces silent() {
    return SILENT;
  }

  /// Begins a deletion's first span, in the trace of its request, or else in one of its own.
  public Beginning open(String name, UUID saga, @Nullable Traceparent request) {
    Traceparent place = Traceparent.of(saga, request);
    if (!recording) {
      return new Beginning(Span.getInvalid(), place);
    }
    Span span = SagaIds.calledAs(place, () -> span(name, SpanKind.CONSUMER, parent(request)));
    return new Beginning(span, place.sampled(span.getSpanContext().isSampled()));
  }

  /// Begins the span of a request that came upon a deletion under way: in the request's own trace,
  /// with a link to the deletion's first span; beneath that span where the request is in no trace.
  ///
  /// @param deletion where the deletion is; asked only if somebody wants spans
  public Span join(String name, @Nullable Traceparent request, Supplier<Traceparent> deletion) {
    if (!recording) {
      return Span.getInvalid();
    }
    Traceparent joined = deletion.get();
    return request == null
        ? span(name, SpanKind.CONSUMER, parent(joined))
        : tracer
            .spanBuilder(name)
            .setSpanKind(SpanKind.CONSUMER)
            .setParent(parent(request))
            .addLink(context(joined))
            .startSpan();
  }

  /// Begins a span beneath what came from elsewhere; an empty one where that is unknown.
  public Span begin(String name, SpanKind kind, @Nullable Traceparent parent) {
    return recording && parent != null ? span(name, kind, parent(parent)) : Span.getInvalid();
  }

  /// Begins a span beneath another one; an empty one beneath an empty one.
  public Span within(Span parent, String name, SpanKind kind) {
    return recording && parent.getSpanContext().isValid()
        ? span(name, kind, Context.root().with(parent))
        : Span.getInvalid();
  }

  /// What is to be written into a message that this span causes; `otherwise` where the span is an
  /// empty one.
  public static @Nullable Traceparent beneath(Span span, @Nullable Traceparent otherwise) {
    SpanContext context = span.getSpanContext();
    return context.isValid()
        ? new Traceparent(
            context.getTraceId(),
            context.getSpanId(),
            context.isSampled(),
            text(context.getTraceState()))
        : otherwise;
  }

  private Span span(String name, SpanKind kind, Context parent) {
    return tracer.spanBuilder(name).setSpanKind(kind).setParent(parent).startSpan();
  }

  private static Context parent(@Nullable Traceparent place) {
    return place == null ? Context.root() : Context.root().with(Span.wrap(context(place)));
  }

  private static SpanContext context(Traceparent place) {
    return SpanContext.createFromRemoteParent(
        place.trace(),
        place.span(),
        place.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
        state(place.state()));
  }

  /// The builder puts each member before those that it has.
  private static TraceState state(String text) {
    if (text.isEmpty()) {
      return TraceState.getDefault();
    }
    TraceStateBuilder state = TraceState.builder();
    List.of(text.split(",", -1))
        .reversed()
        .forEach(member -> {
          int middle = member.indexOf('=');
          state.put(member.substring(0, middle), member.substring(middle + 1));
        });
    return state.build();
  }

  private static String text(TraceState state) {
    return state.asMap().entrySet().stream()
        .map(member -> member.getKey() + "=" + member.getValue())
        .collect(Collectors.joining(","));
  }

  /// The first span of a deletion, and where everything else of it belongs.
  public record Beginning(Span span, Traceparent place) {}
}
