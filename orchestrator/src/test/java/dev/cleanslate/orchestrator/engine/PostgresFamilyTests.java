package dev.cleanslate.orchestrator.engine;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.testkit.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresFamilyTests extends FamilyContract {
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
}
