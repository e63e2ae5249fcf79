package dev.cleanslate.orchestrator.surface.clones;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the clone platform asks about clones and nobody else does, read from the tables.
/// Thread-safe.
@Component
final class CloneRows {
  private final JdbcClient jdbc;

  CloneRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// How many sessions the last dry run of this life of a clone saw in use; empty where none has
  /// looked at them all.
  OptionalLong activeSessions(long owner, int incarnation) {
    return jdbc.sql(
            """
            select sum(t.tally_active)
              from (
                   select id
                     from saga
                    where owner_no = :owner
                      and incarnation = :incarnation
                      and rehearsal
                      and state = 'rehearsed'
                    order by created_at desc
                    limit 1) last
              join step t on t.saga_id = last.id and t.kind = :session
            """)
        .param("owner", owner)
        .param("incarnation", incarnation)
        .param("session", Parts.SESSION)
        .query((row, _) -> {
          long active = row.getLong(1);
          return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(active);
        })
        .single();
  }

  /// How many resources of clones are there, or may be, though they should be gone, by kind: what
  /// the figure in the health is made of, for this type of owner.
  Map<String, Long> orphaned(String tenant) {
    Map<String, Long> counts = new LinkedHashMap<>();
    jdbc.sql(
            """
              with unresolved as (
                   select f.step, f.finding, f.saga_id, f.resource, s.state as saga_state
                     from finding f
                     left join saga s on s.id = f.saga_id
                    where f.tenant = :tenant
                      and f.owner_type = :type
                      and f.state in ('open', 'acknowledged')),
                   orphan as (
                   select coalesce(step::text, resource::text) as what, resource ->> 'kind' as kind
                     from unresolved
                    where resource is not null
                      and finding <> 'resembling'
                      and saga_state is distinct from 'abandoned'
                      and (finding <> 'late' or saga_id is null)
                    union
                   select t.id::text, t.kind
                     from unresolved
                     join step t on t.saga_id = unresolved.saga_id and t.state <> 'gone'
                    where unresolved.step is null
                      and finding = 'abandoned')
            select kind, count(distinct what)
              from orphan
             group by kind
             order by kind
            """)
        .param("tenant", tenant)
        .param("type", ClonesConfiguration.OWNER_TYPE)
        .query(row -> {
          counts.put(row.getString(1), row.getLong(2));
        });
    return counts;
  }

  /// The steps of deletions under way that have not come to their end, by kind.
  Map<String, Waiting> waiting(String tenant) {
    Map<String, Waiting> waiting = new LinkedHashMap<>();
    jdbc.sql(
            """
            select t.kind, count(*) as steps, count(*) filter (where t.unanswered > 1) as unanswered,
                   count(*) filter (where t.failures > 1) as failing,
                   count(*) filter (where t.state = 'unverifiable') as unverifiable
              from saga s
              join step t on t.saga_id = s.id and t.state not in ('gone', 'planned')
             where s.tenant = :tenant
               and s.state in ('planning', 'deleting', 'stuck')
             group by t.kind
            """)
        .param("tenant", tenant)
        .query(row -> {
          waiting.put(
              row.getString("kind"),
              new Waiting(
                  row.getLong("steps"),
                  row.getLong("unanswered"),
                  row.getLong("failing"),
                  row.getLong("unverifiable")));
        });
    return waiting;
  }

  /// Steps that have not come to their end.
  ///
  /// @param unanswered those whose worker did not answer more than once
  /// @param failing those of which the last answers brought nothing
  /// @param unverifiable those of which nobody can tell whether they are gone
  record Waiting(long steps, long unanswered, long failing, long unverifiable) {
    static final Waiting NONE = new Waiting(0, 0, 0, 0);

    Waiting plus(Waiting other) {
      return new Waiting(
          steps + other.steps,
          unanswered + other.unanswered,
          failing + other.failing,
          unverifiable + other.unverifiable);
    }
  }
}
