package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.orchestrator.alert.AlertFixture;
import dev.cleanslate.orchestrator.ledger.LedgerFixture;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Books in a real database, without a Spring context.
public final class PostgresBooks {
  private PostgresBooks() {}

  /// Brings the schema into that database.
  public static void migrate(DataSource database) {
    Flyway.configure().dataSource(database).load().migrate();
  }

  /// Forgets everything that books over that database hold.
  static void empty(DataSource database) {
    JdbcClient.create(database)
        .sql(
            """
            truncate owner, owner_alias, owner_status, resource, saga, gate, step, child_wait, history, finding,
                     request
            """)
        .update();
  }

  /// Books over that database, whose schema is there.
  public static Books in(DataSource database) {
    JdbcClient jdbc = JdbcClient.create(database);
    return new Books(
        new SpringTransactions(new TransactionTemplate(new DataSourceTransactionManager(database))),
        new JdbcSagas(jdbc),
        LedgerFixture.in(jdbc),
        AlertFixture.in(jdbc));
  }
}
