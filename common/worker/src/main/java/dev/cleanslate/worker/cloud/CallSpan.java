package dev.cleanslate.worker.cloud;

import dev.cleanslate.worker.Errand;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

/// The span of one request to a provider. It says what was asked and what became of it, and nothing
/// of what was sent or answered.
final class CallSpan {
  private static final CallSpan NONE = new CallSpan(Span.getInvalid());

  private final Span span;

  private CallSpan(Span span) {
    this.span = span;
  }

  /// @param account names the account; no credential
  /// @param repeat how many requests of the same call were sent before
  static CallSpan begin(Errand errand, String account, boolean changing, int repeat) {
    Span span = errand.trace().begin(changing ? "change" : "read");
    if (!span.isRecording()) {
      return NONE;
    }
    span.setAttribute("cleanslate.account", account);
    span.setAttribute("cleanslate.changes", changing);
    if (repeat > 0) {
      span.setAttribute("http.request.resend_count", repeat);
    }
    return new CallSpan(span);
  }

  /// The same request, sent under this span, whichever thread sends it.
  <T> Request<T> around(Request<T> request) {
    return this == NONE
        ? request
        : timeout -> {
          try (Scope _ = Context.root().with(span).makeCurrent()) {
            return request.send(timeout);
          }
        };
  }

  void end(Answer<?> answer) {
    if (this == NONE) {
      return;
    }
    switch (answer) {
      case Answer.Good<?> _ -> {}
      case Answer.Rejected<?> no -> {
        span.setAttribute("http.response.status_code", no.status());
        if (no.status() != 404) {
          span.setStatus(StatusCode.ERROR, no.words());
        }
      }
      case Answer.Silent<?>(var detail) -> span.setStatus(StatusCode.ERROR, detail);
      case Answer.NotSent<?>(var detail, _) -> span.setStatus(StatusCode.ERROR, detail);
    }
    span.end();
  }

  /// The worker itself failed; the exception's texts might quote what was sent.
  void failed(Throwable fault) {
    span.setStatus(StatusCode.ERROR, fault.getClass().getSimpleName());
    span.end();
  }
}
