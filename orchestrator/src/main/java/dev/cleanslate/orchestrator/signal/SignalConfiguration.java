package dev.cleanslate.orchestrator.signal;

import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.dispatch.Budgets;
import dev.cleanslate.orchestrator.jobs.Jobs;
import dev.cleanslate.orchestrator.notice.Watched;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class SignalConfiguration {
  private static final int LONGEST_READING_S = 10;

  @Bean
  MoveMeters moveMeters(MeterRegistry registry, Catalog catalog) {
    return new MoveMeters(registry, catalog);
  }

  @Bean
  MoveLog moveLog() {
    return new MoveLog();
  }

  @Bean
  DatabaseSource databaseSource(
      PlatformTransactionManager manager,
      JdbcClient jdbc,
      Watched watched,
      ClockworkRows clockwork,
      Budgets budgets) {
    var reading = new TransactionTemplate(manager);
    reading.setReadOnly(true);
    reading.setTimeout(LONGEST_READING_S);
    return new DatabaseSource(reading, jdbc, watched, clockwork, budgets);
  }

  @Bean
  ClockworkRows clockworkRows(
      JdbcClient jdbc,
      Jobs jobs,
      Catalog catalog,
      @Value("${cleanslate.census.enabled:true}") boolean counts) {
    Map<String, Duration> every = counts ? ClockworkRows.censuses(catalog) : Map.of();
    return new ClockworkRows(jdbc, jobs::goesByItself, every);
  }

  @Bean
  @ConditionalOnBooleanProperty(name = "cleanslate.kafka.enabled", matchIfMissing = true)
  BrokerSource brokerSource(KafkaAdmin kafka, Catalog catalog, JdbcClient jdbc) {
    Map<String, Object> settings = new HashMap<>(kafka.getConfigurationProperties());
    settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "cleanslate-signals");
    return new BrokerSource(
        Admin.create(settings), catalog, new IntakeRows(jdbc), new Stalls(System::nanoTime));
  }

  @Bean
  Rounds rounds(
      List<Source> sources,
      MeterRegistry registry,
      @Value("${cleanslate.signals.every:15s}") Duration every) {
    return new Rounds(sources, registry, every, System::nanoTime);
  }
}
