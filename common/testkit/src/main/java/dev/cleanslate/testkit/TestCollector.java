package dev.cleanslate.testkit;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/// A collector of traces for tests: takes OTLP over HTTP on loopback and a free port, and remembers
/// every span. Thread-safe.
public final class TestCollector implements AutoCloseable {
  private final HttpServer server;
  private final List<Seen> spans = new CopyOnWriteArrayList<>();

  /// Listens from now on.
  public TestCollector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  /// A span as it arrived.
  ///
  /// @param service which application made it
  /// @param kind `SPAN_KIND_CLIENT` and so on
  /// @param trace 32 hex digits
  /// @param id 16 hex digits
  /// @param parent 16 hex digits; empty where there is none
  /// @param attributes their values as text
  /// @param links the ids of the spans that it points to
  /// @param state what tracing systems added, as `tracestate` says it
  public record Seen(
      String service,
      String name,
      String kind,
      String trace,
      String id,
      String parent,
      Map<String, String> attributes,
      List<String> links,
      String state) {
    /// The attribute's value; empty where there is none.
    public String attribute(String key) {
      return attributes.getOrDefault(key, "");
    }
  }

  /// What applications are told to send to.
  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
  }

  /// Every span that arrived, oldest first.
  public List<Seen> spans() {
    return List.copyOf(spans);
  }

  /// The spans of one trace.
  public List<Seen> spans(String trace) {
    return spans.stream().filter(span -> span.trace().equals(trace)).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("content-encoding"));
      InputStream body = exchange.getRequestBody();
      ExportTraceServiceRequest request =
          ExportTraceServiceRequest.parseFrom(zipped ? new GZIPInputStream(body) : body);
      request.getResourceSpansList().forEach(this::remember);
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private void remember(ResourceSpans of) {
    String service = texts(of.getResource().getAttributesList()).getOrDefault("service.name", "");
    of.getScopeSpansList()
        .forEach(scope -> scope.getSpansList().forEach(span -> spans.add(seen(service, span))));
  }

  private static Seen seen(String service, Span span) {
    return new Seen(
        service,
        span.getName(),
        span.getKind().name(),
        hex(span.getTraceId()),
        hex(span.getSpanId()),
        hex(span.getParentSpanId()),
        texts(span.getAttributesList()),
        span.getLinksList().stream().map(link -> hex(link.getSpanId())).toList(),
        span.getTraceState());
  }

  private static Map<String, String> texts(List<KeyValue> attributes) {
    Map<String, String> texts = new TreeMap<>();
    for (KeyValue each : attributes) {
      var value = each.getValue();
      texts.put(
          each.getKey(),
          switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case INT_VALUE -> String.valueOf(value.getIntValue());
            case BOOL_VALUE -> String.valueOf(value.getBoolValue());
            default -> value.toString();
          });
    }
    return Map.copyOf(texts);
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
