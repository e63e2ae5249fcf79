package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.engine.Books;
import dev.cleanslate.orchestrator.engine.Engine;
import dev.cleanslate.tracing.Traces;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Gives tests of other packages the doors without a Spring context.
public final class IntakeFixture {
  private IntakeFixture() {}

  /// The door of registrations over those books, which cannot take failures: those are requests,
  /// and there is no database to remember them.
  public static Registrations registrations(Books books, Engine engine, Catalog catalog) {
    var nowhere = JdbcClient.create(new DriverManagerDataSource());
    return registrations(books, engine, catalog, nowhere);
  }

  /// The door of registrations over a database.
  public static Registrations registrations(
      Books books, Engine engine, Catalog catalog, JdbcClient jdbc) {
    var deletions = deletions(books, engine, catalog, jdbc, UUID::randomUUID);
    return new Registrations(books, engine, new CatalogCheck(catalog), deletions);
  }

  /// The door of those who restore and start.
  public static GracePeriods gracePeriods(Books books, Engine engine) {
    return new GracePeriods(books, engine);
  }

  /// The door of delete requests over a database.
  public static Deletions deletions(
      Books books, Engine engine, Catalog catalog, JdbcClient jdbc, Supplier<UUID> ids) {
    return new Deletions(
        books, engine, new Previews(books, catalog), new Requests(jdbc), ids, Traces.silent());
  }
}
