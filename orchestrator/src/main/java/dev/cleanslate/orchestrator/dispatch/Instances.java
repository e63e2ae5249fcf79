package dev.cleanslate.orchestrator.dispatch;

import java.util.UUID;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/// How many orchestrators are alive: each says so every few seconds. The providers' budgets are
/// divided by it.
final class Instances implements IntSupplier {
  private static final Logger LOG = LoggerFactory.getLogger(Instances.class);

  private final JdbcClient jdbc;
  private final UUID id;
  private volatile int alive = 1;

  Instances(JdbcClient jdbc, UUID id) {
    this.jdbc = jdbc;
    this.id = id;
  }

  @Override
  public int getAsInt() {
    return alive;
  }

  @Scheduled(fixedDelay = 5_000)
  void heartbeat() {
    try {
      jdbc.sql(
              """
              insert into instance (id, seen_at)
              values (:id, clock_timestamp())
              on conflict (id) do update
                 set seen_at = excluded.seen_at
              """)
          .param("id", id)
          .update();
      jdbc.sql("delete from instance where seen_at < clock_timestamp() - interval '1 hour'")
          .update();
      alive =
          jdbc.sql(
                  """
                  select count(*)
                    from instance
                   where seen_at > clock_timestamp() - interval '20 seconds'
                  """)
              .query((row, _) -> row.getInt(1))
              .single();
    } catch (DataAccessException failure) {
      LOG.warn("the orchestrators alive cannot be counted now; {} are assumed", alive, failure);
    }
  }
}
