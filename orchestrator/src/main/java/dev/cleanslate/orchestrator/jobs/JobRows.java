package dev.cleanslate.orchestrator.jobs;

import dev.cleanslate.messages.Wire;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who runs what, in PostgreSQL and by its clock. A job belongs to whoever took it until the lease
/// ends; each call is one statement.
final class JobRows {
  private final JdbcClient jdbc;
  private final UUID instance;
  private final Duration lease;

  JobRows(JdbcClient jdbc, UUID instance, Duration lease) {
    this.jdbc = jdbc;
    this.instance = instance;
    this.lease = lease;
  }

  void declare(Collection<String> names) {
    jdbc.sql("insert into job (name) select unnest(:names::text[]) on conflict do nothing")
        .param("names", names.toArray(String[]::new))
        .update();
  }

  /// Takes one of these whose time has come and that nobody runs.
  Optional<String> takeDue(Collection<String> names) {
    return take(names, "next_run <= clock_timestamp()");
  }

  /// Takes that one, whenever its time is; `false` where somebody runs it.
  boolean take(String name) {
    return take(List.of(name), "true").isPresent();
  }

  private Optional<String> take(Collection<String> names, String when) {
    return jdbc.sql(
            """
            update job
               set running_by = :instance,
                   lease_until = clock_timestamp() + make_interval(secs => :lease),
                   last_started = clock_timestamp()
             where name = (select name
                             from job
                            where name = any (:names)
                              and %s
                              and (lease_until is null or lease_until < clock_timestamp())
                            order by next_run
                            limit 1
                              for update skip locked)
            returning name
            """
                .formatted(when))
        .param("instance", instance)
        .param("lease", seconds(lease))
        .param("names", names.toArray(String[]::new))
        .query((row, _) -> row.getString(1))
        .optional();
  }

  void renew(String name) {
    int mine =
        jdbc.sql(
                """
                update job
                   set lease_until = clock_timestamp() + make_interval(secs => :lease)
                 where name = :name
                   and running_by = :instance
                """)
            .param("lease", seconds(lease))
            .param("name", name)
            .param("instance", instance)
            .update();
    if (mine == 0) {
      throw new TakenOver(name);
    }
  }

  /// Keeps what was done for a tenant.
  void tell(String name, String tenant, Map<String, Object> result) {
    jdbc.sql(
            """
            insert into job_result (job, tenant, at, result)
            values (:name, :tenant, clock_timestamp(), :result::jsonb)
            on conflict (job, tenant) do update
               set at = excluded.at,
                   result = excluded.result
            """)
        .param("name", name)
        .param("tenant", tenant)
        .param("result", Wire.json().writeValueAsString(result))
        .update();
  }

  /// Gives the job back, to be run again then; absent leaves the next run as it is. Changes nothing
  /// where somebody else has it.
  void finish(String name, Optional<Duration> next) {
    jdbc.sql(
            """
            update job
               set running_by = null,
                   lease_until = null,
                   last_finished = clock_timestamp(),
                   next_run = case when :next < 0 then next_run
                                   else clock_timestamp() + make_interval(secs => :next) end
             where name = :name
               and running_by = :instance
            """)
        .param("next", next.map(JobRows::seconds).orElse(-1.0))
        .param("name", name)
        .param("instance", instance)
        .update();
  }

  /// Everybody who has owners: the first, and from each the next.
  List<String> tenants() {
    return jdbc.sql(
            """
              with recursive tenants (tenant) as (
                   (select tenant from owner order by tenant limit 1)
                    union all
                   select (select owner.tenant
                             from owner
                            where owner.tenant > tenants.tenant
                            order by owner.tenant
                            limit 1)
                     from tenants
                    where tenants.tenant is not null)
            select tenant from tenants where tenant is not null
            """)
        .query((row, _) -> row.getString(1))
        .list();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
