package dev.cleanslate.orchestrator.jobs;

import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.census.Censuses;
import dev.cleanslate.orchestrator.engine.Books;
import dev.cleanslate.orchestrator.engine.Engine;
import dev.cleanslate.orchestrator.intake.Deletions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class JobsConfiguration {
  @Bean
  OrphanSweep orphanSweep(JdbcClient jdbc, Deletions deletions, Books books, Supplier<UUID> ids) {
    return new OrphanSweep(new SuspectRows(jdbc), deletions, books.sagas()::now, ids);
  }

  @Bean
  VerifyAgain verifyAgain(JdbcClient jdbc, Engine engine, Catalog catalog) {
    return new VerifyAgain(engine, new SecondLooks(jdbc), catalog);
  }

  @Bean
  Purge purge(JdbcClient jdbc, Books books, Catalog catalog) {
    return new Purge(books.transactions(), new PurgeRows(jdbc), catalog);
  }

  @Bean
  CensusByOrder censusByOrder(Censuses censuses) {
    return new CensusByOrder(censuses);
  }

  @Bean
  Jobs jobs(
      List<Job> jobs,
      JdbcClient jdbc,
      Supplier<UUID> ids,
      Times times,
      @Value("${cleanslate.jobs.lease:1m}") Duration lease) {
    return new Jobs(jobs, times.every(), new JobRows(jdbc, ids.get(), lease));
  }

  @Bean
  Times times(
      @Value("${cleanslate.jobs.orphan-sweep.every:1h}") Duration sweep,
      @Value("${cleanslate.jobs.verify-again.every:5m}") Duration verify,
      @Value("${cleanslate.jobs.purge.every:1h}") Duration purge,
      @Value("${cleanslate.jobs.watch.every:30s}") Duration watch) {
    return new Times(
        Map.of("orphan-sweep", sweep, "verify-again", verify, "purge", purge, "watch", watch));
  }

  @Bean
  @ConditionalOnBooleanProperty(name = "cleanslate.kafka.enabled", matchIfMissing = true)
  JobClock jobClock(Jobs jobs, @Value("${cleanslate.jobs.pause:5s}") Duration pause) {
    return new JobClock(jobs, pause);
  }

  /// How long after its end each job is run again.
  record Times(Map<String, Duration> every) {}
}
