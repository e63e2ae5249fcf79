package dev.cleanslate.worker.runtime;

import dev.cleanslate.tracing.Traces;
import dev.cleanslate.worker.ResourceHandler;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// Workers as a test needs them.
final class Workers {
  private Workers() {}

  static WorkerRuntime named(
      String name,
      ResourceHandler handler,
      KafkaClients kafka,
      Clock clock,
      MeterRegistry registry) {
    return named(name, handler, kafka, clock, registry, Traces.silent());
  }

  static WorkerRuntime named(
      String name,
      ResourceHandler handler,
      KafkaClients kafka,
      Clock clock,
      MeterRegistry registry,
      Traces traces) {
    return new WorkerRuntime(
        properties(Map.of("cleanslate.worker.name", name)),
        List.of(handler),
        kafka,
        new WorkerRuntime.Surroundings(clock, UUID::randomUUID, registry, traces));
  }

  static WorkerProperties properties(Map<String, String> given) {
    return new Binder(new MapConfigurationPropertySource(given))
        .bind("cleanslate.worker", WorkerProperties.class)
        .get();
  }
}
