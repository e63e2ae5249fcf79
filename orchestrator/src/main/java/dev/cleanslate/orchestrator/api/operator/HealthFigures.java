package dev.cleanslate.orchestrator.api.operator;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts what health is made of. What is lost or kept is the process's; the rest is one tenant's,
/// or everybody's. Thread-safe.
@Component
public final class HealthFigures {
  private final JdbcClient jdbc;

  HealthFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Of one tenant.
  public Figures of(String tenant) {
    return counted("tenant = :tenant").param("tenant", tenant).query(Figures.class).single();
  }

  /// Of all tenants together.
  public Figures ofAll() {
    return counted("true").query(Figures.class).single();
  }

  /// A resource of an abandoned deletion is counted once, with the deletion, however many findings
  /// it has.
  private JdbcClient.StatementSpec counted(String whose) {
    return jdbc.sql(
        """
          with unresolved as (
               select f.*, s.state as saga_state,
                      s.planned + s.sent + s.waiting + s.checking + s.stuck + s.unverifiable + s.doubted as undeleted
                 from (select * from finding where %1$s and state in ('open', 'acknowledged')) f
                 left join saga s on s.id = f.saga_id),
               open as (
               select state, created_at
                 from saga
                where not rehearsal
                  and state in ('planning', 'deleting', 'stuck')
                  and %1$s)
        select (select count(distinct step)
                  from unresolved
                 where step is not null
                   and finding <> 'resembling'
                   and saga_state is distinct from 'abandoned'
                   and (finding <> 'late' or saga_id is null))
               + (select coalesce(sum(undeleted), 0)
                    from unresolved
                   where step is null
                     and finding = 'abandoned')::bigint
               + (select count(*) from unresolved where finding = 'ownerless') as orphaned_resources,
               (select count(*) from unresolved where state = 'open') as unacknowledged,
               (select count(*) from open) as open_deletions,
               (select count(*) from open where state = 'stuck') as stuck_deletions,
               (select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::bigint
                  from open) as oldest_open_seconds,
               (select coalesce(sum(lost), 0)::bigint from intake_offset) as lost_messages,
               (select count(*)
                  from dead_letter d
                 where not exists (select from letter_sent s where s.letter = 'kept:' || d.id)) as kept_messages,
               (select count(*)
                  from instance
                 where seen_at > clock_timestamp() - interval '20 seconds') as orchestrators
        """
            .formatted(whose));
  }

  Map<String, Long> findings(String tenant) {
    Map<String, Long> findings = new TreeMap<>();
    jdbc.sql(
            """
            select finding, count(*)
              from finding
             where tenant = :tenant
               and state in ('open', 'acknowledged')
             group by finding
            """)
        .param("tenant", tenant)
        .query(row -> {
          findings.put(row.getString(1), row.getLong(2));
        });
    return findings;
  }

  /// What was counted.
  ///
  /// @param orphanedResources resources that are there, or may be, though they should be gone
  /// @param unacknowledged findings that no person has acknowledged
  /// @param lostMessages messages that were gone from their topics before they were read
  /// @param keptMessages messages that could be kept nowhere but in the database
  /// @param orchestrators how many orchestrators are alive
  public record Figures(
      long orphanedResources,
      long unacknowledged,
      long openDeletions,
      long stuckDeletions,
      long oldestOpenSeconds,
      long lostMessages,
      long keptMessages,
      long orchestrators) {}
}
