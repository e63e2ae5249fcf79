package dev.cleanslate.tracing;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Hands [Traces] to every application: silent ones, unless it is told of a collector.
@AutoConfiguration
public final class TracingAutoConfiguration {
  @Configuration(proxyBeanMethods = false)
  @Conditional(ToldOfACollector.class)
  @EnableConfigurationProperties(CollectorProperties.class)
  static class Exporting {
    @Bean
    Collector collector(Environment environment, CollectorProperties properties) {
      return Collector.open(
          environment.getProperty("spring.application.name", "cleanslate"), properties);
    }

    @Bean
    @ConditionalOnMissingBean
    Traces traces(Collector collector) {
      return collector.traces();
    }
  }

  @Bean
  @ConditionalOnMissingBean
  Traces silentTraces() {
    return Traces.silent();
  }

  /// Any of the settings that say where spans are to be sent.
  static final class ToldOfACollector extends AnyNestedCondition {
    ToldOfACollector() {
      super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnProperty("management.opentelemetry.tracing.export.otlp.endpoint")
    static class BySpring {}

    @ConditionalOnProperty("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
    static class ForTraces {}

    @ConditionalOnProperty("OTEL_EXPORTER_OTLP_ENDPOINT")
    static class ForEverything {}
  }
}
