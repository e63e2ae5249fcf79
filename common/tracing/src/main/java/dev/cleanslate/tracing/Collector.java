package dev.cleanslate.tracing;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Sends spans to the collector, in the background and in batches. What cannot be sent, or is more
/// than the queue holds, is dropped; nobody waits for it.
final class Collector implements AutoCloseable {
  /// How long a process that ends waits for its last spans.
  private static final long LONGEST_END_SECONDS = 2;

  private final OpenTelemetrySdk sdk;

  private Collector(OpenTelemetrySdk sdk) {
    this.sdk = sdk;
  }

  /// @param service which application this is
  static Collector open(String service, CollectorProperties properties) {
    return new Collector(
        AutoConfiguredOpenTelemetrySdk.builder()
            .addPropertiesSupplier(() -> usual(service, properties))
            .addPropertiesCustomizer(_ -> always())
            .addTracerProviderCustomizer((provider, _) -> provider.setIdGenerator(new SagaIds()))
            .disableShutdownHook()
            .build()
            .getOpenTelemetrySdk());
  }

  /// What OpenTelemetry's own variables may overrule.
  private static Map<String, String> usual(String service, CollectorProperties properties) {
    Map<String, String> usual = new HashMap<>();
    usual.put("otel.service.name", service);
    usual.put("otel.bsp.schedule.delay", properties.every().toMillis() + "ms");
    if (properties.endpoint() != null) {
      usual.put("otel.exporter.otlp.traces.endpoint", properties.endpoint().toString());
    }
    if (!properties.headers().isEmpty()) {
      usual.put(
          "otel.exporter.otlp.traces.headers",
          properties.headers().entrySet().stream()
              .map(header -> header.getKey() + "=" + header.getValue())
              .collect(Collectors.joining(",")));
    }
    return usual;
  }

  /// Only traces are sent, and only as OTLP over HTTP: nothing else is on the class path.
  private static Map<String, String> always() {
    return Map.of(
        "otel.traces.exporter", "otlp",
        "otel.metrics.exporter", "none",
        "otel.logs.exporter", "none",
        "otel.propagators", "none",
        "otel.exporter.otlp.protocol", "http/protobuf",
        "otel.exporter.otlp.traces.protocol", "http/protobuf");
  }

  Traces traces() {
    return new Traces(sdk.getTracerProvider());
  }

  @Override
  public void close() {
    sdk.shutdown().join(LONGEST_END_SECONDS, TimeUnit.SECONDS);
  }
}
