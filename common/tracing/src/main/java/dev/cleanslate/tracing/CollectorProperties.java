package dev.cleanslate.tracing;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where spans are sent, under the names that Spring Boot gives these settings. OpenTelemetry's own
/// variables of the environment (`OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_TRACES_SAMPLER` and the rest)
/// do the same, and count more.
///
/// @param endpoint the collector's whole address for traces, spoken to in OTLP over HTTP
///   (`http://localhost:4318/v1/traces`); absent where there is none
/// @param headers what is sent along, such as a key
/// @param every how long a span may wait for others to be sent with; a full batch waits for nothing
@ConfigurationProperties("management.opentelemetry.tracing.export.otlp")
public record CollectorProperties(
    @Nullable URI endpoint,
    @DefaultValue Map<String, String> headers,
    @DefaultValue("5s") Duration every) {
  /// Names only, for values may be keys.
  @Override
  public String toString() {
    return "CollectorProperties[endpoint=%s, headers=%s]".formatted(endpoint, headers.keySet());
  }
}
