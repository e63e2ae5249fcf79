package dev.cleanslate.orchestrator.engine;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// When rows of [JdbcSagas] come due: the timers, by PostgreSQL's clock.
final class TimerRows {
  private final JdbcClient jdbc;

  TimerRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<StepKey> due(int limit) {
    return jdbc.sql(
            """
            select saga_id, id
              from step
             where due_at <= clock_timestamp()
             order by due_at
             limit :limit
            """)
        .param("limit", limit)
        .query((rows, _) -> new StepKey(rows.getObject("saga_id", UUID.class), rows.getLong("id")))
        .list();
  }

  List<UUID> dueSagas(int limit) {
    return jdbc.sql(
            """
            select id
              from saga
             where due_at <= clock_timestamp()
             order by due_at
             limit :limit
            """)
        .param("limit", limit)
        .query((rows, _) -> rows.getObject(1, UUID.class))
        .list();
  }

  void stop(UUID saga) {
    jdbc.sql("update step set due_at = null where saga_id = :saga and due_at is not null")
        .param("saga", saga)
        .update();
  }

  void postpone(UUID saga, Duration by) {
    postpone(
        """
        update saga
           set due_at = clock_timestamp() + make_interval(secs => :seconds)
         where id = :saga
           and due_at <= clock_timestamp()
        """,
        saga,
        by);
    postpone(
        """
        update step
           set due_at = clock_timestamp() + make_interval(secs => :seconds)
         where saga_id = :saga
           and due_at <= clock_timestamp()
        """,
        saga,
        by);
  }

  private void postpone(String sql, UUID saga, Duration by) {
    jdbc.sql(sql).param("seconds", (double) by.toSeconds()).param("saga", saga).update();
  }
}
