package dev.cleanslate.orchestrator.dispatch;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Traceparent;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.orchestrator.engine.Incoming;
import dev.cleanslate.orchestrator.engine.Outgoing;
import dev.cleanslate.orchestrator.saga.Event;
import dev.cleanslate.tracing.Traces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// The orchestrator's spans around one step: sending its command, taking what came back.
final class StepSpan {
  private final Span span;
  private final @Nullable Traceparent came;

  private StepSpan(Span span, @Nullable Traceparent came) {
    this.span = span;
    this.came = came;
  }

  /// Beneath the deletion's first span, however long ago that was and whichever process sends.
  static StepSpan sending(Traces traces, Outgoing outgoing) {
    Command command = outgoing.command();
    String verb =
        switch (command) {
          case Command.Advance _ -> "send advance ";
          case Command.Look _ -> "send look ";
        };
    Span span = traces.begin(verb + command.target().kind(), SpanKind.PRODUCER, outgoing.trace());
    if (span.isRecording()) {
      step(span, command.ref().saga().toString(), command.ref().step());
      span.setAttribute("cleanslate.round", command.ref().round());
      span.setAttribute("cleanslate.ticket", command.ref().ticket().toString());
      span.setAttribute("cleanslate.kind", command.target().kind());
      span.setAttribute("cleanslate.owner", command.owner().toString());
    }
    return new StepSpan(span, outgoing.trace());
  }

  /// Beneath the worker's span that made the answer.
  static StepSpan taking(Traces traces, ConsumerRecord<byte[], byte[]> record, Incoming incoming) {
    Traceparent came = came(record);
    Span span = traces.begin(name(incoming.event()), SpanKind.CONSUMER, came);
    if (span.isRecording()) {
      step(span, incoming.saga().toString(), incoming.step());
    }
    return new StepSpan(span, came);
  }

  /// In which trace a record came; absent where it does not say.
  static @Nullable Traceparent came(ConsumerRecord<?, ?> record) {
    return Traceparent.read(
        header(record, Traceparent.HEADER), header(record, Traceparent.STATE_HEADER));
  }

  private static byte @Nullable [] header(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : header.value();
  }

  private static void step(Span span, String saga, long step) {
    span.setAttribute("cleanslate.saga", saga);
    span.setAttribute("cleanslate.step", step);
  }

  private static String name(Event event) {
    return switch (event) {
      case Event.Answered(Reply.Gone _) -> "reply: gone";
      case Event.Answered(Reply.StillDeleting _) -> "reply: still deleting";
      case Event.Answered(Reply.Refused _) -> "reply: refused";
      case Event.Answered(Reply.Unavailable _) -> "reply: unavailable";
      case Event.Judged(Verdict.Gone _) -> "verdict: gone";
      case Event.Judged(Verdict.Present _) -> "verdict: present";
      case Event.Judged(Verdict.Unverifiable _) -> "verdict: unverifiable";
      case Event.Picked _,
          Event.Due _,
          Event.Nudged _,
          Event.Retried _,
          Event.Revisited _,
          Event.Settled _ ->
          "event";
    };
  }

  /// What a message that this causes bears.
  Traceparent onward() {
    Traceparent onward = Traces.beneath(span, came);
    if (onward == null) {
      throw new IllegalStateException("a command is always in a trace");
    }
    return onward;
  }

  /// That it was not taken, and why.
  void rejected(String why) {
    span.setStatus(StatusCode.ERROR, why);
  }

  void end() {
    span.end();
  }

  void end(@Nullable Throwable failure) {
    if (failure != null) {
      rejected(failure.getClass().getSimpleName());
    }
    end();
  }
}
