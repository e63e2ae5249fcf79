package dev.cleanslate.orchestrator.alert;

import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Wire;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Findings in PostgreSQL: at most one open finding of a sort per resource, or per saga where it is
/// about the owner.
final class JdbcAlerts implements Alerts {
  private final JdbcClient jdbc;

  JdbcAlerts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void raise(List<Alarm> alarms) {
    alarms.forEach(this::raise);
  }

  private void raise(Alarm alarm) {
    jdbc.sql(
            """
            insert into finding (tenant, owner_type, owner_id, saga_id, step, finding, resource, reason)
            values (:tenant, :type, :owner, :saga, :step, :finding, :resource::jsonb, :reason)
            on conflict %s do update
               set reason = excluded.reason,
                   saga_id = excluded.saga_id,
                   changed_at = clock_timestamp(),
                   told = false
             where finding.reason <> excluded.reason
            """
                .formatted(
                    alarm.step() == null
                        ? "(saga_id, finding) where step is null and state <> 'resolved'"
                        : "(step, finding) where step is not null and state <> 'resolved'"))
        .param("tenant", alarm.owner().tenant())
        .param("type", alarm.owner().type())
        .param("owner", alarm.owner().id())
        .param("saga", alarm.saga())
        .param("step", alarm.step())
        .param("finding", alarm.finding().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .param("resource", json(alarm.resource()))
        .param("reason", alarm.reason())
        .update();
  }

  @Override
  public void resolve(Collection<Long> steps) {
    jdbc.sql(
            """
            update finding
               set state = 'resolved',
                   changed_at = clock_timestamp(),
                   told = false
             where step = any (:steps)
               and finding <> 'resembling'
               and state <> 'resolved'
            """)
        .param("steps", steps.toArray(Long[]::new))
        .update();
  }

  @Override
  public void resolve(java.util.UUID saga) {
    jdbc.sql(
            """
            update finding
               set state = 'resolved',
                   changed_at = clock_timestamp(),
                   told = false
             where saga_id = :saga
               and step is null
               and state <> 'resolved'
            """)
        .param("saga", saga)
        .update();
  }

  private static @Nullable String json(@Nullable Target resource) {
    return resource == null ? null : Wire.json().writeValueAsString(resource);
  }
}
