package dev.cleanslate.orchestrator.history;

import org.springframework.jdbc.core.simple.JdbcClient;

/// A lock of PostgreSQL that ends with the transaction, so that one process at a time does a thing.
final class AdvisoryLock {
  private AdvisoryLock() {}

  static boolean tryFor(JdbcClient jdbc, long lock) {
    return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
        .param("lock", lock)
        .query((row, _) -> row.getBoolean(1))
        .single();
  }
}
