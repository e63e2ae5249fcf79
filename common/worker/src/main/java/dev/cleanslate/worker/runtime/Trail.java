package dev.cleanslate.worker.runtime;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Traceparent;
import dev.cleanslate.tracing.Traces;
import dev.cleanslate.worker.CallTrace;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// One command's span, from its reading until its answer is acknowledged, in the trace that came
/// with it. While it is open, the thread's log lines bear the trace's id. Without a trace, or
/// without a collector, it only hands on what came. Closed by the thread that opened it; its calls'
/// spans may be begun by any.
final class Trail implements CallTrace, AutoCloseable {
  private final Traces traces;
  private final @Nullable Traceparent came;
  private final Span span;

  private Trail(Traces traces, @Nullable Traceparent came, Span span) {
    this.traces = traces;
    this.came = came;
    this.span = span;
  }

  static Trail of(Traces traces, ConsumerRecord<?, ?> message, Command command) {
    Traceparent came =
        Traceparent.read(
            header(message, Traceparent.HEADER), header(message, Traceparent.STATE_HEADER));
    Span span = traces.begin(name(command), SpanKind.CONSUMER, came);
    if (span.isRecording()) {
      describe(span, command);
    }
    if (came != null) {
      MDC.put(Traces.LOGGED_AS, came.trace());
    }
    return new Trail(traces, came, span);
  }

  private static byte @Nullable [] header(ConsumerRecord<?, ?> message, String name) {
    Header header = message.headers().lastHeader(name);
    return header == null ? null : header.value();
  }

  private static String name(Command command) {
    return switch (command) {
      case Command.Advance _ -> "advance " + command.target().kind();
      case Command.Look _ -> "look at " + command.target().kind();
    };
  }

  private static void describe(Span span, Command command) {
    span.setAttribute("cleanslate.saga", command.ref().saga().toString());
    span.setAttribute("cleanslate.step", command.ref().step());
    span.setAttribute("cleanslate.round", command.ref().round());
    span.setAttribute("cleanslate.ticket", command.ref().ticket().toString());
    span.setAttribute("cleanslate.kind", command.target().kind());
    span.setAttribute("cleanslate.owner", command.owner().toString());
  }

  @Override
  public Span begin(String name) {
    return traces.within(span, name, SpanKind.CLIENT);
  }

  /// Says what the answer is.
  void cameTo(String outcome) {
    span.setAttribute("cleanslate.outcome", outcome);
  }

  /// Where the answer belongs; absent where the command said nothing.
  @Nullable Traceparent onward() {
    return Traces.beneath(span, came);
  }

  @Override
  public void close() {
    span.end();
    MDC.remove(Traces.LOGGED_AS);
  }
}
