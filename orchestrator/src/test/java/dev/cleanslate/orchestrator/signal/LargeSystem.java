package dev.cleanslate.orchestrator.signal;

import java.sql.Connection;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Rows of a system that has run for long: 100,000 deletions with ten steps each, of which a
/// thousand are open, one open deletion of 100,000 steps, 100,000 findings, a million rows of
/// history. Rows only: nothing of it could go on.
final class LargeSystem {
  private LargeSystem() {}

  /// Fills an empty database, which takes a minute, and lets PostgreSQL take stock of it.
  static void fill(DataSource database) {
    try (var alone = new SingleConnectionDataSource(connection(database), true)) {
      JdbcClient jdbc = JdbcClient.create(alone);
      jdbc.sql("set session_replication_role = replica").update();
      owners(jdbc);
      sagas(jdbc);
      steps(jdbc);
      findings(jdbc);
      told(jdbc);
      jdbc.sql("set session_replication_role = origin").update();
      jdbc.sql("vacuum (analyze)").update();
    }
  }

  private static Connection connection(DataSource database) {
    return DataSourceUtils.getConnection(database);
  }

  private static void owners(JdbcClient jdbc) {
    jdbc.sql(
            """
            insert into owner (tenant, type, id, state, registered, born_at)
            select 't' || g % 50, 'clone', 'clone-' || g, 'deleted', true, now() - interval '1 year'
              from generate_series(1, 100001) g
            """)
        .update();
    jdbc.sql(
            """
            insert into resource (owner_no, incarnation, kind, id, account, state, registered_at)
            select least(1 + (g - 1) / 10, 100001), 1, (array['file', 'store', 'zone'])[1 + g % 3], 'thing-' || g, 'account', 'gone', now()
              from generate_series(1, 1100000) g
            """)
        .update();
  }

  private static void sagas(JdbcClient jdbc) {
    jdbc.sql(
            """
            insert into saga (id, owner_no, incarnation, tenant, owner_type, owner_id, state, version, published_seq,
                              gone, slots, plan, due_at, created_at, changed_at, finished_at)
            select md5(g::text)::uuid, g, 1, 't' || g % 50, 'clone', 'clone-' || g,
                   case when g = 100001 then 'deleting'
                        when g % 100 > 0 then 'deleted'
                        when g % 300 = 0 then 'stuck'
                        else 'deleting' end,
                   12, 12, 10, 32, '{}', null, now() - make_interval(mins => g), now(), case when g % 100 > 0 then now() end
              from generate_series(1, 100001) g
            """)
        .update();
    jdbc.sql(
            """
            insert into request (source, id, body_hash, outcome, saga_id)
            select 'upstream', 'request-' || g, md5(g::text), 'opened', md5(g::text)::uuid
              from generate_series(1, 100001) g
            """)
        .update();
    jdbc.sql(
            """
            insert into history (saga_id, seq, tenant, at, event)
            select md5((1 + g % 100001)::text)::uuid, 1 + g / 100001, 't' || (1 + g % 100001) % 50, now(),
                   jsonb_build_object('state', 'deleting', 'moves', repeat('x', 200))
              from generate_series(0, 1000009) g
            """)
        .update();
  }

  /// Of the open deletions some steps are gone, some under way and some not begun; of the large
  /// one, nearly all are not begun.
  private static void steps(JdbcClient jdbc) {
    jdbc.sql(
            """
            insert into step (saga_id, id, kind, state, round, attempt, unanswered, failures, due_at, deadline_at, passed, refused, changed_at)
            select md5(owner_no::text)::uuid, no, kind, state, 1, 2, 0, 0,
                   case when state in ('sent', 'waiting', 'checking', 'stuck') then now() + interval '1 minute' end,
                   case when state in ('sent', 'waiting', 'checking', 'stuck') then now() + interval '2 days' end,
                   state = 'gone', false, now()
              from (select owner_no, no, kind,
                           case when owner_no = 100001 then (array['sent', 'planned'])[case when no % 1500 = 0 then 1 else 2 end]
                                when owner_no % 100 > 0 then 'gone'
                                else (array['gone', 'gone', 'gone', 'gone', 'sent', 'waiting', 'checking', 'stuck', 'planned', 'planned'])[1 + no % 10]
                           end as state
                      from resource) as made
            """)
        .update();
  }

  private static void findings(JdbcClient jdbc) {
    jdbc.sql(
            """
            insert into finding (tenant, owner_type, owner_id, saga_id, step, finding, reason, state, told, noticed)
            select 't' || g % 50, 'clone', 'clone-' || g, md5(g::text)::uuid, g * 10, (array['stuck', 'late', 'left'])[1 + g % 3], 'because',
                   case when g % 10 > 0 then 'resolved' when g % 30 = 0 then 'acknowledged' else 'open' end, true, now()
              from generate_series(1, 100000) g
            """)
        .update();
    jdbc.sql("update finding set noticed = changed_at").update();
    jdbc.sql(
            """
            insert into finding_status (finding_id, was, state, finding, reason, at)
            select id, null, 'open', finding, reason, opened_at from finding
            union all
            select id, 'open', state, finding, reason, changed_at from finding
            """)
        .update();
  }

  private static void told(JdbcClient jdbc) {
    jdbc.sql(
            """
            insert into notice (event, channel, matter, severity, tenant, subject, says, title, body, state, due_at)
            select 'event-' || g, 'webhook', 'findings', 'warning', 't' || g % 50, 'subject-' || g, 'says', 'title', repeat('x', 300),
                   case when g % 3000 = 0 then 'pending' when g % 3000 = 1 then 'dead' else 'sent' end,
                   case when g % 3000 = 0 then now() end
              from generate_series(1, 300000) g
            """)
        .update();
    jdbc.sql(
            "insert into instance (id, seen_at) select md5(g::text)::uuid, now() from"
                + " generate_series(1, 3) g")
        .update();
    jdbc.sql(
            "insert into intake_offset select 'c', 'i', 'topic', g, 5, 0 from generate_series(0,"
                + " 11) g")
        .update();
  }
}
