package dev.cleanslate.orchestrator.page.dialogue;

import dev.cleanslate.orchestrator.plan.Plan;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How long deletions like one took that have ended: of the tenant's owners of that type, with half
/// to twice as many steps, the last hundred of them. Thread-safe; changes nothing.
@Component
final class LikeIt {
  private static final int LATEST = 100;

  private final JdbcClient jdbc;

  LikeIt(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The estimate for such a plan; the catalog's where too few have ended.
  Estimate estimate(String tenant, String type, Plan plan) {
    return seen(tenant, type, plan.steps()).orElseGet(() -> Estimate.guessed(plan.estimate()));
  }

  /// A grace period does not count: the time runs from the end of it.
  private Optional<Estimate> seen(String tenant, String type, long steps) {
    return jdbc.sql(
            """
              with ended as (
                   select s.id, s.created_at, s.finished_at
                     from saga s
                    where s.tenant = :tenant
                      and s.owner_type = :type
                      and s.state = 'deleted'
                      and not s.rehearsal
                      and s.finished_at is not null
                      and s.gone between :least and :most
                    order by s.finished_at desc
                    limit :latest),
                   took as (
                   select extract(epoch from e.finished_at - coalesce(
                            (select max(h.at)
                               from history h
                              where h.saga_id = e.id
                                and h.seq <= 3
                                and h.event ->> 'state' = 'planning'), e.created_at)) as seconds
                     from ended e)
            select count(*) as seen,
                   percentile_cont(0.5) within group (order by seconds) as usual,
                   percentile_cont(0.1) within group (order by seconds) as fast,
                   percentile_cont(0.9) within group (order by seconds) as slow
              from took
            """)
        .param("tenant", tenant)
        .param("type", type)
        .param("least", steps / 2)
        .param("most", steps * 2)
        .param("latest", LATEST)
        .query((row, _) ->
            row.getLong("seen") < Estimate.FEWEST
                ? Optional.<Estimate>empty()
                : Optional.of(
                    new Estimate(
                        seconds(row.getDouble("usual")),
                        seconds(row.getDouble("fast")),
                        seconds(row.getDouble("slow")),
                        row.getLong("seen"))))
        .single();
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.max(0, Math.round(seconds * 1000)));
  }
}
