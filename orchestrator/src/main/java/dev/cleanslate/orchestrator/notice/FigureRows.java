package dev.cleanslate.orchestrator.notice;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Counts what is watched, in PostgreSQL and by its clock. Open sagas and steps that are due are
/// found by the indexes that the engine has anyway.
final class FigureRows {
  private final JdbcClient jdbc;

  FigureRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The figures of a tenant; of all where it is absent. A resource of an abandoned deletion is
  /// counted with the deletion.
  Figures of(@Nullable String tenant, Duration deadlineWithin) {
    return jdbc.sql(
            """
              with unresolved as (
                   select f.*, s.state as saga_state,
                          s.planned + s.sent + s.waiting + s.checking + s.stuck + s.unverifiable + s.doubted as undeleted
                     from finding f
                     left join saga s on s.id = f.saga_id
                    where (cast(:tenant as text) is null or f.tenant = :tenant)
                      and f.state in ('open', 'acknowledged')),
                   open as (
                   select state, created_at
                     from saga
                    where not rehearsal
                      and state in ('planning', 'deleting', 'stuck')
                      and (cast(:tenant as text) is null or tenant = :tenant))
            select (select count(*) from open where state = 'stuck') as failed_deletions,
                   (select count(distinct step)
                      from unresolved
                     where step is not null
                       and finding <> 'resembling'
                       and saga_state is distinct from 'abandoned'
                       and (finding <> 'late' or saga_id is null))
                   + (select coalesce(sum(undeleted), 0)
                        from unresolved
                       where step is null
                         and finding = 'abandoned')::bigint as orphans,
                   (select count(*)
                      from step t
                      join saga s on s.id = t.saga_id
                     where t.due_at is not null
                       and t.state in ('sent', 'waiting', 'checking')
                       and t.deadline_at < clock_timestamp() + make_interval(secs => :within)
                       and not s.rehearsal
                       and s.state in ('planning', 'deleting', 'stuck')
                       and (cast(:tenant as text) is null or s.tenant = :tenant)) as late_steps,
                   (select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::bigint
                      from open) as oldest_seconds,
                   (select count(*) from unresolved where state = 'open') as unacknowledged,
                   (select coalesce(sum(lost), 0)::bigint from intake_offset) as lost_messages,
                   (select count(*)
                      from dead_letter d
                     where not exists (select from letter_sent s where s.letter = 'kept:' || d.id)) as kept_messages
            """)
        .param("tenant", tenant)
        .param("within", deadlineWithin.toMillis() / 1000.0)
        .query(Figures.class)
        .single();
  }

  /// Notices that wait for their delivery, and those that were given up.
  Letters letters() {
    return jdbc.sql(
            """
            select count(*) filter (where state = 'pending') as pending, count(*) filter (where state = 'dead') as dead
              from notice
             where state in ('pending', 'dead')
            """)
        .query(Letters.class)
        .single();
  }

  /// How many notices are in which state.
  record Letters(long pending, long dead) {}
}
