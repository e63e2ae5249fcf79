package dev.cleanslate.orchestrator.jobs;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.ledger.Owner;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What may be orphaned, in PostgreSQL: of owners without a deletion under way, and older than an
/// age.
final class SuspectRows {
  private static final String SUSPECTS =
      """
        with suspect as (
             select 'held' as why, o.no, r.incarnation < o.incarnation as past, r.kind, r.id, r.registered_at as since,
                    null::uuid as deletion
               from resource r
               join owner o on o.no = r.owner_no
              where o.tenant = :tenant
                and r.state = 'held'
                and r.registered_at < clock_timestamp() - make_interval(secs => :age)
              union all
             select 'left', o.no, r.incarnation < o.incarnation, r.kind, coalesce(r.id, r.intent_key), t.changed_at, s.id
               from saga s
               join owner o on o.no = s.owner_no
               join step t on t.saga_id = s.id and t.state in ('stuck', 'unverifiable')
               join resource r on r.no = t.id
              where s.tenant = :tenant
                and s.state in ('deleted', 'abandoned', 'cancelled')
                and not s.rehearsal
                and t.changed_at < clock_timestamp() - make_interval(secs => :age)
                and not exists (
                    select
                      from saga later
                     where later.owner_no = s.owner_no
                       and later.created_at > s.created_at
                       and later.state = 'deleted'
                       and not later.rehearsal)
              union all
             select 'unsettled', o.no, r.incarnation < o.incarnation, r.kind, r.intent_key, r.settle_at, null
               from resource r
               join owner o on o.no = r.owner_no
              where o.tenant = :tenant
                and r.state = 'intended'
                and r.settle_at < clock_timestamp() - make_interval(secs => :age)
              union all
             select 'failed', o.no, false, null, null, o.failed_at, null
               from owner o
              where o.tenant = :tenant
                and o.failed_at < clock_timestamp() - make_interval(secs => :age)
                and o.state = 'active'),
             open as (
             select suspect.*, o.tenant, o.type, o.id as owner_id, o.state
               from suspect
               join owner o on o.no = suspect.no
              where (cardinality(:types::text[]) = 0 or o.type = any (:types::text[]))
                and not exists (
                    select
                      from saga s
                     where s.owner_no = suspect.no
                       and not s.rehearsal
                       and s.state in ('grace', 'planning', 'deleting', 'stuck')))
      """;

  private final JdbcClient jdbc;

  SuspectRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// How many there are of each sort.
  ///
  /// @param types of owners of these; none for all
  Map<String, Long> counts(String tenant, Duration age, Set<String> types) {
    Map<String, Long> counts = new TreeMap<>();
    jdbc.sql(SUSPECTS + "select why, count(*) from open group by why")
        .param("tenant", tenant)
        .param("age", (double) age.toSeconds())
        .param("types", types.toArray(String[]::new))
        .query(row -> {
          counts.put(row.getString(1), row.getLong(2));
        });
    return counts;
  }

  /// The oldest of them, but first those that may go: what a person must look at hides none.
  ///
  /// @param types of owners of these; none for all
  List<Suspect> list(String tenant, Duration age, Set<String> types, int limit) {
    return jdbc.sql(
            SUSPECTS
                + """
                select *
                  from open
                 order by past or (why = 'unsettled' and state <> 'deleted'), since, no, kind, id
                 limit :limit
                """)
        .param("tenant", tenant)
        .param("age", (double) age.toSeconds())
        .param("types", types.toArray(String[]::new))
        .param("limit", limit)
        .query(SuspectRows::suspect)
        .list();
  }

  private static Suspect suspect(ResultSet row, int number) throws SQLException {
    Timestamp since = row.getTimestamp("since");
    return new Suspect(
        Suspect.Why.valueOf(row.getString("why").toUpperCase(java.util.Locale.ROOT)),
        new OwnerRef(row.getString("tenant"), row.getString("type"), row.getString("owner_id")),
        Owner.State.of(row.getString("state")),
        row.getBoolean("past"),
        row.getString("kind"),
        row.getString("id"),
        since.toInstant(),
        row.getObject("deletion", UUID.class));
  }
}
