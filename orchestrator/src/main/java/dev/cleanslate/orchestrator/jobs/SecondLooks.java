package dev.cleanslate.orchestrator.jobs;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which deletions are to be verified once more, in PostgreSQL. After a long outage the times that
/// were missed count as one.
final class SecondLooks {
  private static final String DUE =
      """
        from saga s
        join unnest(:types::text[], :times::int[], :seconds::float8[]) as again (type, time, seconds)
          on again.type = s.owner_type
         and again.time >= s.looked_again
       where s.tenant = :tenant
         and s.state = 'deleted'
         and s.finished_at <= clock_timestamp() - make_interval(secs => again.seconds)
      """;

  private final JdbcClient jdbc;

  SecondLooks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long count(String tenant, Schedule schedule) {
    return due("select count(distinct s.id)" + DUE, tenant, schedule)
        .query((row, _) -> row.getLong(1))
        .single();
  }

  List<Due> due(String tenant, Schedule schedule, int limit) {
    return due(
            "select s.id, max(again.time) + 1 as times"
                + DUE
                + " group by s.id order by min(s.finished_at), s.id limit :limit",
            tenant,
            schedule)
        .param("limit", limit)
        .query((row, _) -> new Due(row.getObject("id", UUID.class), row.getInt("times")))
        .list();
  }

  private JdbcClient.StatementSpec due(String sql, String tenant, Schedule schedule) {
    return jdbc.sql(sql)
        .param("tenant", tenant)
        .param("types", schedule.types().toArray(String[]::new))
        .param("times", schedule.times().toArray(Integer[]::new))
        .param("seconds", schedule.seconds().toArray(Double[]::new));
  }

  /// All of it was asked to be looked at.
  void looked(Due due) {
    jdbc.sql("update saga set looked_again = :times where id = :saga and looked_again < :times")
        .param("times", due.times())
        .param("saga", due.saga())
        .update();
  }

  /// A deletion to be verified once more, and how often it was when that is done.
  record Due(UUID saga, int times) {}
}
