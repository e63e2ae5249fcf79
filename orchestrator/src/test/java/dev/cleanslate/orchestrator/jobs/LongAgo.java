package dev.cleanslate.orchestrator.jobs;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.engine.Books;
import dev.cleanslate.orchestrator.engine.EngineRig;
import dev.cleanslate.orchestrator.engine.PostgresBooks;
import dev.cleanslate.orchestrator.intake.Deletions;
import dev.cleanslate.orchestrator.intake.IntakeFixture;
import dev.cleanslate.testkit.TestPostgres;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A database of its own in which what happened can be moved into the past.
final class LongAgo implements AutoCloseable {
  static final Catalog CATALOG = EngineRig.CATALOG;

  final HikariDataSource database = TestPostgres.fleetingDatabase();
  final JdbcClient jdbc;
  final Books books;
  final EngineRig rig;
  final Deletions deletions;

  LongAgo() {
    PostgresBooks.migrate(database);
    jdbc = JdbcClient.create(database);
    books = PostgresBooks.in(database);
    rig = new EngineRig(books);
    deletions = IntakeFixture.deletions(books, rig.engine, CATALOG, jdbc, UUID::randomUUID);
  }

  /// An owner that held one file and was deleted, and all of that told.
  UUID deleted(String id) {
    rig.register(id, EngineRig.item("file", "file-" + id));
    UUID saga = rig.open(id);
    rig.goneUntilQuiet();
    told();
    return saga;
  }

  void told() {
    jdbc.sql("update saga set published_seq = version").update();
    jdbc.sql("update finding set told = true").update();
  }

  /// Moves everything that has a time so many days back.
  void daysPass(int days) {
    for (String columns :
        new String[] {
          "owner set deleted_at = deleted_at - :days, failed_at = failed_at - :days",
          "saga set finished_at = finished_at - :days, created_at = created_at - :days",
          "step set changed_at = changed_at - :days",
          "resource set registered_at = registered_at - :days, settle_at = settle_at - :days"
        }) {
      jdbc.sql("update " + columns.replace(":days", "interval '" + days + " days'")).update();
    }
  }

  long count(String from) {
    return jdbc.sql("select count(*) from " + from).query((row, _) -> row.getLong(1)).single();
  }

  @Override
  public void close() {
    database.close();
  }
}
