package dev.cleanslate.orchestrator.census;

import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.dispatch.DeadLetters;
import dev.cleanslate.orchestrator.engine.Books;
import dev.cleanslate.orchestrator.intake.Deletions;
import dev.cleanslate.orchestrator.intake.Registrations;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;

@Configuration(proxyBeanMethods = false)
class CensusConfiguration {
  @Bean
  Censuses censuses(
      Catalog catalog,
      Books books,
      JdbcClient jdbc,
      KafkaTemplate<byte[], byte[]> kafka,
      Supplier<UUID> ids,
      Settings settings) {
    return new Censuses(
        catalog,
        books.transactions(),
        new CensusRows(jdbc),
        new Sightings(jdbc),
        new Censuses.Surroundings(
            new KafkaEnquiry(kafka), ids, settings.timing(), settings.tenant()));
  }

  @Bean
  Settings censusSettings(
      @Value("${cleanslate.census.tenant:default}") String tenant,
      @Value("${cleanslate.census.grace:1h}") Duration grace,
      @Value("${cleanslate.census.lease:30s}") Duration lease) {
    return new Settings(tenant, new Timing(grace, lease));
  }

  @Bean
  Coverage coverage(JdbcClient jdbc, Censuses censuses) {
    return new Coverage(jdbc, censuses);
  }

  @Bean
  Clearing clearing(
      Books books,
      JdbcClient jdbc,
      Registrations registrations,
      Deletions deletions,
      Supplier<UUID> ids) {
    return new Clearing(
        books, new Clearables(jdbc), new Sightings(jdbc), registrations, deletions, ids);
  }

  /// What can be set.
  record Settings(String tenant, Timing timing) {}

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnBooleanProperty(
      name = {"cleanslate.kafka.enabled", "cleanslate.census.enabled"},
      matchIfMissing = true)
  static class Listening {
    @Bean
    CensusListener censusListener(Censuses censuses, DeadLetters deadLetters) {
      return new CensusListener(censuses, deadLetters);
    }

    @Bean
    CensusClock censusClock(Censuses censuses) {
      return new CensusClock(censuses);
    }
  }
}
