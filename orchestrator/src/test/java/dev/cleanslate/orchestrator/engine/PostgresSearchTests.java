package dev.cleanslate.orchestrator.engine;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.messages.OrphanAlert.Finding;
import dev.cleanslate.testkit.TestPostgres;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresSearchTests extends SearchContract {
  private static HikariDataSource database;

  @BeforeAll
  static void create() {
    database = TestPostgres.fleetingDatabase();
    PostgresBooks.migrate(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void empty() {
    PostgresBooks.empty(database);
  }

  @Override
  Books books() {
    return PostgresBooks.in(database);
  }

  @Override
  List<Finding> openFindings() {
    return JdbcClient.create(database)
        .sql("select finding from finding where state = 'open'")
        .query((row, _) -> Finding.valueOf(row.getString(1).toUpperCase(Locale.ROOT)))
        .list();
  }
}
