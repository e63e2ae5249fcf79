package dev.cleanslate.worker.cloud;

import io.opentelemetry.api.trace.Span;
import java.util.ArrayList;
import java.util.List;

/// What a span may say of a request's address: its path, with the names of things left out, and
/// nothing of its query. Pure but for the present span.
public final class ProviderPath {
  private static final String NAME = "{id}";

  private ProviderPath() {}

  /// Tells the span of the present request which request it is. Does nothing where there is none.
  ///
  /// @param method `GET`
  /// @param segments the parts of the path, as they are sent
  public static void tell(String method, List<String> segments) {
    if (Span.current().isRecording()) {
      tell(method, template(segments));
    }
  }

  /// As [#tell(String, List)], where it is known which parts are names.
  ///
  /// @param template such as `/{bucket}/{key}`
  public static void tell(String method, String template) {
    Span span = Span.current();
    if (span.isRecording()) {
      span.updateName(method + " " + template);
      span.setAttribute("http.request.method", method);
      span.setAttribute("url.template", template);
    }
  }

  /// Tells the span of the present request how it was answered.
  public static void answered(int status) {
    Span.current().setAttribute("http.response.status_code", status);
  }

  /// The path with every second part behind the version replaced: collections and names of things
  /// take turns in the addresses of the providers that are called here.
  static String template(List<String> segments) {
    List<String> shown = new ArrayList<>();
    int version = version(segments);
    for (int i = 0; i < segments.size(); i++) {
      boolean isName = version >= 0 && i > version && (i - version) % 2 == 0;
      shown.add(isName ? NAME : segments.get(i));
    }
    return "/" + String.join("/", shown);
  }

  private static int version(List<String> segments) {
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i).matches("v\\d{1,3}")) {
        return i;
      }
    }
    return -1;
  }
}
