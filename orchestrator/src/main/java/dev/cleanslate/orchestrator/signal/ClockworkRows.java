package dev.cleanslate.orchestrator.signal;

import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.CensusRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// When jobs and censuses were last run, and whether they should have been since. Runs in the
/// caller's transaction.
final class ClockworkRows {
  private final JdbcClient jdbc;
  private final Predicate<String> goesByItself;
  private final Map<String, Duration> every;

  /// @param goesByItself whether a job is run by the clock, and so can be late
  /// @param every how often each kind is counted; empty where no census goes by the clock
  ClockworkRows(JdbcClient jdbc, Predicate<String> goesByItself, Map<String, Duration> every) {
    this.jdbc = jdbc;
    this.goesByItself = goesByItself;
    this.every = Map.copyOf(every);
  }

  /// The kinds that the catalog has counted.
  static Map<String, Duration> censuses(Catalog catalog) {
    Map<String, Duration> every = new TreeMap<>();
    catalog
        .kinds()
        .values()
        .forEach(kind ->
            kind.census().map(CensusRule::every).ifPresent(time -> every.put(kind.name(), time)));
    return every;
  }

  void add(List<Sample> samples) {
    jobs(samples);
    counts(samples);
    every.forEach((kind, time) ->
        samples.add(Sample.of(Gauged.CENSUS_EVERY_SECONDS, time.toSeconds(), "kind", kind)));
  }

  private void jobs(List<Sample> samples) {
    jdbc.sql(
            """
            select name,
                   extract(epoch from clock_timestamp() - last_finished) as age,
                   greatest(0, extract(epoch from clock_timestamp() - greatest(next_run, lease_until))) as overdue,
                   (select count(*) from job_result where job = name and jsonb_exists(result, 'failed')) as failed
              from job
            """)
        .query(row -> {
          String job = row.getString("name");
          double age = row.getDouble("age");
          if (!row.wasNull()) {
            samples.add(Sample.of(Gauged.JOB_AGE_SECONDS, age, "job.name", job));
          }
          if (goesByItself.test(job)) {
            double overdue = row.getDouble("overdue");
            samples.add(Sample.of(Gauged.JOB_OVERDUE_SECONDS, overdue, "job.name", job));
          }
          double failed = row.getDouble("failed");
          samples.add(Sample.of(Gauged.JOB_FAILED_TENANTS, failed, "job.name", job));
        });
  }

  /// A kind has a result per account and per outcome; the latest of them counts.
  private void counts(List<Sample> samples) {
    jdbc.sql(
            """
            select kind,
                   extract(epoch from clock_timestamp() - ended_at) as age,
                   complete,
                   greatest(0, extract(epoch from clock_timestamp() - due_at)) as overdue
              from census
              left join lateral (
                   select ended_at, complete
                     from census_result
                    where census_result.kind = census.kind
                    order by ended_at desc
                    limit 1) as latest on true
             where kind = any (:kinds)
            """)
        .param("kinds", every.keySet().toArray(String[]::new))
        .query(row -> {
          String kind = row.getString("kind");
          double age = row.getDouble("age");
          if (!row.wasNull()) {
            double complete = row.getBoolean("complete") ? 1 : 0;
            samples.add(Sample.of(Gauged.CENSUS_AGE_SECONDS, age, "kind", kind));
            samples.add(Sample.of(Gauged.CENSUS_COMPLETE, complete, "kind", kind));
          }
          double overdue = row.getDouble("overdue");
          samples.add(Sample.of(Gauged.CENSUS_OVERDUE_SECONDS, overdue, "kind", kind));
        });
  }
}
