package dev.cleanslate.orchestrator.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is raised, in PostgreSQL. A figure that was never too high has no row.
final class WatchRows {
  private final JdbcClient jdbc;

  WatchRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Instant now() {
    return jdbc.sql("select clock_timestamp()").query(Timestamp.class).single().toInstant();
  }

  Map<Alert, State> of(String tenant) {
    return read("select * from watch where tenant = :tenant", tenant);
  }

  /// As [#of]; nobody else changes a tenant's until the transaction ends.
  Map<Alert, State> lock(String tenant) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('cleanslate/watch/' || :tenant, 0))")
        .param("tenant", tenant)
        .query(row -> {
          // Nothing is answered.
        });
    return of(tenant);
  }

  private Map<Alert, State> read(String sql, String tenant) {
    Map<Alert, State> states = new EnumMap<>(Alert.class);
    jdbc.sql(sql)
        .param("tenant", tenant)
        .query(row -> {
          states.put(alert(row.getString("name")), state(row));
        });
    return states;
  }

  private static Alert alert(String wire) {
    return Alert.valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static State state(ResultSet row) throws SQLException {
    String severity = row.getString("severity");
    return new State(
        severity == null ? null : Severity.valueOf(severity.toUpperCase(Locale.ROOT)),
        row.getLong("changes"));
  }

  void save(String tenant, Alert alert, State state) {
    jdbc.sql(
            """
            insert into watch (tenant, name, severity, changes, changed_at)
            values (:tenant, :name, :severity, :changes, clock_timestamp())
            on conflict (tenant, name) do update
               set severity = excluded.severity,
                   changes = excluded.changes,
                   changed_at = excluded.changed_at
            """)
        .param("tenant", tenant)
        .param("name", alert.wire())
        .param("severity", state.severity() == null ? null : state.severity().wire())
        .param("changes", state.changes())
        .update();
  }

  /// What is on record of a figure.
  ///
  /// @param severity absent while it is not raised
  /// @param changes how often that changed
  record State(@Nullable Severity severity, long changes) {}
}
