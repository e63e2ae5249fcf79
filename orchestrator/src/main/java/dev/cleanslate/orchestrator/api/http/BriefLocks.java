package dev.cleanslate.orchestrator.api.http;

import dev.cleanslate.orchestrator.engine.Transactions;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Runs a call's change in one transaction that waits three seconds at most for any lock; a longer
/// wait is answered 503. Thread-safe.
public final class BriefLocks {
  private final Transactions transactions;
  private final JdbcClient jdbc;

  /// Over that database.
  public BriefLocks(Transactions transactions, JdbcClient jdbc) {
    this.transactions = transactions;
    this.jdbc = jdbc;
  }

  /// The change's result, once committed.
  public <T> T run(Supplier<T> change) {
    return transactions.run(() -> {
      jdbc.sql("set local lock_timeout = '3s'").update();
      return change.get();
    });
  }

  /// The database's time, which is the only one that counts.
  public Instant now() {
    return jdbc.sql("select clock_timestamp()").query(Timestamp.class).single().toInstant();
  }
}
