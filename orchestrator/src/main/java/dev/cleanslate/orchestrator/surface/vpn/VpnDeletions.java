package dev.cleanslate.orchestrator.surface.vpn;

import dev.cleanslate.orchestrator.api.http.Columns;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.saga.SagaState;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The deletions of instances that a caller may know, for reading: its tenant's, and where the
/// caller is one who counts only with what it holds, those of lives that it held.
final class VpnDeletions {
  private final JdbcClient jdbc;
  private final VpnSteps steps;

  VpnDeletions(JdbcClient jdbc, VpnSteps steps) {
    this.jdbc = jdbc;
    this.steps = steps;
  }

  /// The status of a deletion; empty where it is none of an instance that the caller may know.
  Optional<CleanupStatus> status(Caller caller, UUID deletion) {
    return find(caller, deletion).map(row -> status(deletion, row));
  }

  private Optional<Row> find(Caller caller, UUID deletion) {
    return jdbc.sql(
            """
            select s.owner_id, s.state, s.created_at, s.finished_at, clock_timestamp() as now
              from saga s
              join owner o on o.no = s.owner_no
             where s.id = :deletion
               and s.tenant = :tenant
               and s.owner_type = :type
               and not s.rehearsal
               and (cast(:holder as text) is null or (o.holder = :holder and o.holder_incarnation = s.incarnation))
            """)
        .param("deletion", deletion)
        .param("tenant", caller.tenant())
        .param("type", VpnReplies.OWNER_TYPE)
        .param("holder", holder(caller))
        .query((row, _) ->
            new Row(
                row.getString("owner_id"),
                SagaState.of(row.getString("state")),
                row.getTimestamp("created_at").toInstant(),
                Columns.time(row, "finished_at"),
                row.getTimestamp("now").toInstant()))
        .optional();
  }

  private CleanupStatus status(UUID deletion, Row row) {
    Map<String, Instant> begun = new HashMap<>();
    for (VpnSteps.Begun one : steps.begun(deletion)) {
      if (one.at() != null) {
        begun.put(one.kind(), one.at());
      }
    }
    var known =
        new CleanupStatus.Known(
            row.state(),
            row.createdAt(),
            row.finishedAt(),
            steps.counts(deletion),
            steps.seen(deletion),
            begun);
    return CleanupStatus.of(
        OperationId.of(deletion, row.instance()), row.instance(), known, row.now());
  }

  /// Absent where the whole tenant counts.
  private static @Nullable String holder(Caller caller) {
    return caller.onlyHeld() ? caller.name() : null;
  }

  /// How the verification of the caller's instances is doing.
  CronJobStatus verification(Caller caller) {
    return jdbc.sql(
            """
              with mine as (
                   select s.*
                     from saga s
                     join owner o on o.no = s.owner_no
                    where s.tenant = :tenant
                      and s.owner_type = :type
                      and not s.rehearsal
                      and (cast(:holder as text) is null
                           or (o.holder = :holder and o.holder_incarnation = s.incarnation)))
            select case when exists (
                             select 1
                               from instance
                              where seen_at > clock_timestamp() - interval '20 seconds')
                        then 'running' else 'stopped' end as cron_job_status,
                   count(*) filter (where state in ('grace', 'planning', 'deleting', 'stuck')) as active_operations,
                   coalesce(sum(checking + doubted), 0) as pending_verifications,
                   coalesce(sum(waiting), 0) as retrying,
                   coalesce(sum(gone), 0) as verified,
                   coalesce(sum(stuck + unverifiable), 0) as failed,
                   (select last_finished from job where name = 'verify-again') as last_run,
                   (select next_run from job where name = 'verify-again') as next_run
              from mine
            """)
        .param("tenant", caller.tenant())
        .param("type", VpnReplies.OWNER_TYPE)
        .param("holder", holder(caller))
        .query((row, _) ->
            new CronJobStatus(
                row.getString("cron_job_status"),
                row.getLong("active_operations"),
                row.getLong("pending_verifications"),
                row.getLong("retrying"),
                row.getLong("verified"),
                row.getLong("failed"),
                Columns.time(row, "last_run"),
                Columns.time(row, "next_run")))
        .single();
  }

  private record Row(
      String instance,
      SagaState state,
      Instant createdAt,
      @Nullable Instant finishedAt,
      Instant now) {}
}
