package dev.cleanslate.orchestrator.api.checkup;

import dev.cleanslate.orchestrator.api.checkup.Checkup.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Asks the database about itself. Thread-safe.
final class DatabaseCheckup {
  private final JdbcClient jdbc;
  private final InstantSource clock;

  DatabaseCheckup(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Database look() {
    try {
      Database seen =
          jdbc.sql(
                  """
                  select version() as version,
                         (select count(*) from flyway_schema_history where success) as migrations,
                         (select script from flyway_schema_history where success order by installed_rank desc limit 1)
                           as newest,
                         current_setting('fsync') as fsync,
                         current_setting('synchronous_commit') as synchronous_commit,
                         current_setting('full_page_writes') as full_page_writes
                  """)
              .query((row, _) -> seen(row))
              .single();
      return seen.ahead(ahead());
    } catch (DataAccessException failure) {
      return Database.silent("it does not answer: " + failure.getClass().getSimpleName());
    }
  }

  /// By a question of its own, on a connection that is there: what takes long would count as a
  /// difference of the clocks.
  private long ahead() {
    Instant asked = clock.instant();
    Instant theirs =
        jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
    Duration took = Duration.between(asked, clock.instant());
    return Duration.between(asked.plus(took.dividedBy(2)), theirs).toMillis();
  }

  private static Database seen(ResultSet row) throws SQLException {
    return new Database(
        null,
        row.getString("version").replaceFirst(" on .*", ""),
        null,
        row.getLong("migrations"),
        row.getString("newest"),
        row.getString("fsync"),
        row.getString("synchronous_commit"),
        row.getString("full_page_writes"));
  }
}
