package dev.cleanslate.orchestrator.api.checkup;

import dev.cleanslate.orchestrator.api.checkup.Checkup.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Asks the database about itself. Thread-safe.
final class DatabaseCheckup {
  private final JdbcClient jdbc;

  DatabaseCheckup(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Database look() {
    try {
      return jdbc.sql(
              """
              select version() as version,
                     clock_timestamp() as now,
                     (select count(*) from flyway_schema_history where success) as migrations,
                     (select script from flyway_schema_history where success order by installed_rank desc limit 1)
                       as newest,
                     current_setting('fsync') as fsync,
                     current_setting('synchronous_commit') as synchronous_commit,
                     current_setting('full_page_writes') as full_page_writes
              """)
          .query((row, _) -> seen(row))
          .single();
    } catch (DataAccessException failure) {
      return Database.silent("it does not answer: " + failure.getClass().getSimpleName());
    }
  }

  private static Database seen(ResultSet row) throws SQLException {
    return new Database(
        null,
        row.getString("version").replaceFirst(" on .*", ""),
        row.getObject("now", OffsetDateTime.class).toInstant(),
        row.getLong("migrations"),
        row.getString("newest"),
        row.getString("fsync"),
        row.getString("synchronous_commit"),
        row.getString("full_page_writes"));
  }
}
