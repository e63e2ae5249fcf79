package dev.cleanslate.orchestrator.jobs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Owners that may be forgotten, and all that is known of them, in PostgreSQL. Runs in the caller's
/// transaction.
final class PurgeRows {
  private static final int PAGE = 1000;

  /// Ended long enough ago; nothing about it waits for a person, is under way or untold; nobody
  /// whom it owned is there any more; and whoever owned it has ended too.
  private static final String DUE =
      """
        from owner o
        join unnest(:types::text[], :seconds::float8[]) as life (type, seconds) on life.type = o.type
       where o.tenant = :tenant
         and o.state = 'deleted'
         and o.deleted_at <= clock_timestamp() - make_interval(secs => life.seconds)
         and not exists (
             select
               from finding f
              where f.tenant = o.tenant
                and f.owner_type = o.type
                and f.owner_id = o.id
                and (f.state <> 'resolved' or not f.told))
         and not exists (
             select
               from saga s
              where s.owner_no = o.no
                and (s.state in ('grace', 'planning', 'deleting', 'stuck') or s.version > s.published_seq))
         and not exists (
             select
               from resource r
              where r.owner_no = o.no
                and r.child_no is not null)
         and not exists (
             select
               from resource r
               join owner above on above.no = r.owner_no
              where r.child_no = o.no
                and above.state <> 'deleted')
      """;

  /// What is taken away of an owner, in order: what refers to something before what it refers to.
  private static final Map<String, String> STATEMENTS = new java.util.LinkedHashMap<>();

  static {
    STATEMENTS.put(
        "steps",
        """
        delete from step
         where (saga_id, id) in (
               select s.saga_id, s.id
                 from step s
                 join saga on saga.id = s.saga_id
                where saga.owner_no = :owner
                limit :limit)
        """);
    STATEMENTS.put(
        "events",
        """
        delete from history
         where id in (
               select h.id
                 from history h
                 join saga on saga.id = h.saga_id
                where saga.owner_no = :owner
                limit :limit)
        """);
    STATEMENTS.put(
        "parents",
        """
        update resource
           set parent_no = null
         where no in (
               select no
                 from resource
                where owner_no = :owner
                  and parent_no is not null
                limit :limit)
        """);
    STATEMENTS.put(
        "resources",
        """
        delete from resource
         where no in (
               select no
                 from resource
                where owner_no = :owner
                limit :limit)
        """);
    STATEMENTS.put(
        "requests",
        """
        delete from request
         where (source, id) in (
               select r.source, r.id
                 from request r
                 join saga on saga.id = r.saga_id
                where saga.owner_no = :owner
                limit :limit)
        """);
    STATEMENTS.put(
        "findings",
        """
          with forgotten as materialized (
               select f.id
                 from finding f
                 join owner o
                   on o.tenant = f.tenant
                  and o.type = f.owner_type
                  and o.id = f.owner_id
                where o.no = :owner
                limit :limit),
               lines as (
               delete from finding_status
                where finding_id in (select id from forgotten))
        delete from finding
         where id in (select id from forgotten)
        """);
    STATEMENTS.put(
        "notices",
        """
        delete from notice
         where id in (
               select n.id
                 from notice n
                 join owner o
                   on o.tenant = n.tenant
                  and o.type = n.owner_type
                  and o.id = n.owner_id
                where o.no = :owner
                limit :limit)
        """);
    STATEMENTS.put(
        "deletions",
        """
        delete from saga
         where id in (
               select id
                 from saga
                where owner_no = :owner
                limit :limit)
        """);
    STATEMENTS.put(
        "history",
        """
        delete from owner_status
         where (owner_no, seq) in (
               select owner_no, seq
                 from owner_status
                where owner_no = :owner
                limit :limit)
        """);
    STATEMENTS.put(
        "aliases",
        """
        delete from owner_alias
         where (tenant, type, alias) in (
               select tenant, type, alias
                 from owner_alias
                where owner_no = :owner
                limit :limit)
        """);
  }

  private final JdbcClient jdbc;

  PurgeRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long count(String tenant, Retention retention) {
    return due("select count(*)" + DUE, tenant, retention)
        .query((row, _) -> row.getLong(1))
        .single();
  }

  /// The numbers of owners that may be forgotten, beyond one.
  List<Long> due(String tenant, Retention retention, long beyond, int limit) {
    return due(
            "select o.no" + DUE + " and o.no > :beyond order by o.no limit :limit",
            tenant,
            retention)
        .param("beyond", beyond)
        .param("limit", limit)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /// Whether the owner may be forgotten still, and is locked now.
  boolean lock(long owner, String tenant, Retention retention) {
    Optional<Long> locked =
        due(
                "select o.no" + DUE + " and o.no = :owner for update of o skip locked",
                tenant,
                retention)
            .param("owner", owner)
            .query((row, _) -> row.getLong(1))
            .optional();
    return locked.isPresent();
  }

  private JdbcClient.StatementSpec due(String sql, String tenant, Retention retention) {
    return jdbc.sql(sql)
        .param("tenant", tenant)
        .param("types", retention.types().toArray(String[]::new))
        .param("seconds", retention.seconds().toArray(Double[]::new));
  }

  /// Takes away a page of what is known of an owner, and at last the owner; adds to the counts, and
  /// answers whether there is more.
  boolean takePage(long owner, Map<String, Long> counts) {
    for (Map.Entry<String, String> statement : STATEMENTS.entrySet()) {
      int rows = jdbc.sql(statement.getValue()).param("owner", owner).param("limit", PAGE).update();
      if (!statement.getKey().equals("parents")) {
        counts.merge(statement.getKey(), (long) rows, Long::sum);
      }
      if (rows == PAGE) {
        return true;
      }
    }
    jdbc.sql("update resource set child_no = null where child_no = :owner")
        .param("owner", owner)
        .update();
    jdbc.sql("delete from owner where no = :owner").param("owner", owner).update();
    counts.merge("owners", 1L, Long::sum);
    return false;
  }
}
