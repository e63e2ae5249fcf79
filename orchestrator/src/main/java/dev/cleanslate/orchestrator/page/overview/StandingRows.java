package dev.cleanslate.orchestrator.page.overview;

import dev.cleanslate.orchestrator.api.operator.HealthFigures;
import dev.cleanslate.orchestrator.page.HeldBack;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts how it stands.
@Component
final class StandingRows {
  private final JdbcClient jdbc;
  private final HealthFigures health;

  StandingRows(JdbcClient jdbc, HealthFigures health) {
    this.jdbc = jdbc;
    this.health = health;
  }

  Standing of(String tenant, Instant midnight, HeldBack held, List<String> silent) {
    HealthFigures.Figures figures = health.of(tenant);
    Open open = open(tenant);
    return new Standing(
        open.open(),
        open.stuck(),
        open.grace(),
        open.deleting(),
        open.verifying(),
        deletedSince(tenant, midnight),
        figures.orphanedResources(),
        figures.unacknowledged(),
        figures.keptMessages(),
        figures.orchestrators(),
        silent,
        held.whole()
            .map(hold -> hold.by() + (hold.reason() == null ? "" : " (" + hold.reason() + ")"))
            .orElse(null),
        oldest(tenant).orElse(null));
  }

  private Open open(String tenant) {
    return jdbc.sql(
            """
            select count(*) as open,
                   count(*) filter (where state = 'stuck') as stuck,
                   count(*) filter (where state = 'grace') as grace,
                   count(*) filter (where state = 'deleting' and sent + waiting > 0) as deleting,
                   count(*) filter (where state = 'deleting' and sent + waiting = 0 and checking + doubted > 0) as verifying
              from saga
             where tenant = :tenant
               and not rehearsal
               and state in ('grace', 'planning', 'deleting', 'stuck')
            """)
        .param("tenant", tenant)
        .query(Open.class)
        .single();
  }

  private long deletedSince(String tenant, Instant midnight) {
    return jdbc.sql(
            """
            select count(*)
              from saga
             where tenant = :tenant
               and state = 'deleted'
               and finished_at >= :midnight
            """)
        .param("tenant", tenant)
        .param("midnight", Timestamp.from(midnight))
        .query(Long.class)
        .single();
  }

  private Optional<Standing.Oldest> oldest(String tenant) {
    return jdbc.sql(
            """
            select id, owner_type || '/' || owner_id as name, created_at
              from saga
             where tenant = :tenant
               and not rehearsal
               and state in ('planning', 'deleting', 'stuck')
             order by created_at, id
             limit 1
            """)
        .param("tenant", tenant)
        .query((row, _) ->
            new Standing.Oldest(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getTimestamp("created_at").toInstant()))
        .optional();
  }

  private record Open(long open, long stuck, long grace, long deleting, long verifying) {}
}
