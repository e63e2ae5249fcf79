package dev.cleanslate.worker.runtime;

import dev.cleanslate.tracing.Traces;
import dev.cleanslate.tracing.TracingAutoConfiguration;
import dev.cleanslate.worker.CountingHandler;
import dev.cleanslate.worker.CredentialCheck;
import dev.cleanslate.worker.ResourceHandler;
import dev.cleanslate.worker.cloud.CloudCall;
import dev.cleanslate.worker.cloud.Controls;
import dev.cleanslate.worker.cloud.Pause;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/// Makes a worker of every application that states `cleanslate.worker.name` and has
/// [ResourceHandler] beans.
@AutoConfiguration(after = {KafkaAutoConfiguration.class, TracingAutoConfiguration.class})
@ConditionalOnProperty("cleanslate.worker.name")
@EnableConfigurationProperties(WorkerProperties.class)
public final class WorkerAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  @ConditionalOnMissingBean
  CloudCall cloudCall(WorkerProperties properties, Clock clock) {
    return new CloudCall(
        properties.name(), properties.calls().limits(), clock, Pause.real(), new Random());
  }

  @Bean
  @ConditionalOnMissingBean
  Controls controls(Clock clock) {
    return new Controls(clock);
  }

  @Bean
  KafkaAdmin.NewTopics workerTopics(
      WorkerProperties properties, ObjectProvider<ResourceHandler> handlers) {
    boolean counts = handlers.stream().anyMatch(CountingHandler.class::isInstance);
    return WorkerTopics.of(properties.name(), properties.partitions(), counts);
  }

  @Bean
  KafkaClients workerKafkaClients(
      ConsumerFactory<?, ?> consumers, ProducerFactory<?, ?> producers) {
    return new KafkaClients(
        consumers.getConfigurationProperties(), producers.getConfigurationProperties());
  }

  @Bean
  WorkerRuntime workerRuntime(
      WorkerProperties properties,
      ObjectProvider<ResourceHandler> handlers,
      KafkaClients kafka,
      Clock clock,
      ObjectProvider<MeterRegistry> registry,
      ObjectProvider<Traces> traces) {
    return new WorkerRuntime(
        properties,
        handlers.orderedStream().toList(),
        kafka,
        new WorkerRuntime.Surroundings(
            clock,
            UUID::randomUUID,
            registry.getIfAvailable(SimpleMeterRegistry::new),
            traces.getIfAvailable(Traces::silent)));
  }

  @Bean
  HealthIndicator workerHealthIndicator(WorkerRuntime runtime) {
    return new RuntimeHealth(runtime);
  }

  @Bean
  @ConditionalOnBean(CredentialCheck.class)
  HealthIndicator credentialHealthIndicator(CredentialCheck check, Clock clock) {
    return new CredentialHealth(check, clock);
  }
}
