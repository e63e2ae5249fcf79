package dev.cleanslate.orchestrator.intake;

import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.engine.Books;
import dev.cleanslate.orchestrator.engine.Engine;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Gives tests of other packages the doors without a Spring context.
public final class IntakeFixture {
  private IntakeFixture() {}

  /// The door of registrations over those books.
  public static Registrations registrations(Books books, Engine engine, Catalog catalog) {
    return new Registrations(books, engine, new CatalogCheck(catalog));
  }

  /// The door of delete requests over a database.
  public static Deletions deletions(
      Books books, Engine engine, Catalog catalog, JdbcClient jdbc, Supplier<UUID> ids) {
    return new Deletions(books, engine, new Previews(books, catalog), new Requests(jdbc), ids);
  }
}
