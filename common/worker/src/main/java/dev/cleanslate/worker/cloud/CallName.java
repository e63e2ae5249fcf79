package dev.cleanslate.worker.cloud;

import io.opentelemetry.api.trace.Span;

/// What a span may say of a request that goes by no path: what is done, and to what kind of thing.
/// Fixed words and declared names only, and never a key or a value. Does nothing where there is no
/// span.
public final class CallName {
  private CallName() {}

  /// Tells the span of the present request what it does to which table.
  ///
  /// @param operation what SQL calls it (`delete`)
  /// @param table as people write it (`public.token`)
  public static void ofTable(String operation, String table) {
    Span span = Span.current();
    if (span.isRecording()) {
      span.updateName(operation + " " + table);
      span.setAttribute("db.operation.name", operation);
      span.setAttribute("db.collection.name", table);
    }
  }

  /// Tells the span of the present request which of its provider's operations it is.
  ///
  /// @param operation as the provider calls it (`DeleteObjects`)
  public static void ofOperation(String operation) {
    Span.current().setAttribute("rpc.method", operation);
  }
}
