package dev.cleanslate.orchestrator.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Gives tests of other packages the ledger without a Spring context.
public final class LedgerFixture {
  private LedgerFixture() {}

  /// The ledger in that database.
  public static Ledger in(JdbcClient jdbc) {
    return new JdbcLedger(jdbc);
  }
}
