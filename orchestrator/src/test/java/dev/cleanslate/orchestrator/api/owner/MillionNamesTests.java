package dev.cleanslate.orchestrator.api.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.CatalogReader;
import dev.cleanslate.orchestrator.engine.PostgresBooks;
import dev.cleanslate.testkit.TestPostgres;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Searching a ledger of two tenants with 100,000 owners and a million named resources: each way
/// goes by an index, and a search reads nothing of the other tenant's.
@Tag("full")
@Isolated("its long transactions hold back what others on the server wait for")
class MillionNamesTests {
  private static final List<String> STATES = List.of("active", "hidden", "deleting", "deleted");
  private static final JdbcClient JDBC = filled();
  private static final Catalog CATALOG = shipped();
  private static final Beginnings BEGINNINGS = new Beginnings(JDBC, CATALOG);

  private static JdbcClient filled() {
    var database = TestPostgres.fleetingDatabase();
    PostgresBooks.migrate(database);
    return JdbcClient.create(database);
  }

  @BeforeAll
  static void manyOwnersAndWhatTheyHold() {
    JDBC.sql(
            """
            insert into owner (tenant, type, id, registered, born_at, holder, holder_incarnation)
            select case when i % 10 = 0 then 'small' else 'large' end, 'clone', 'clone-' || i, true, clock_timestamp(),
                   'holder-' || i % 5000, 1
              from generate_series(1, 100000) as i
            """)
        .update();
    long begun = System.nanoTime();
    JDBC.sql(
            """
            insert into resource (owner_no, incarnation, tenant, kind, id, name, registered_at)
            select o.no, 1, o.tenant, 'openai.file', 'file-' || o.no || '-' || i,
                   case when i = 1 then 'Manual ' || o.no else 'Upload ' || o.no || ' ' || i end, clock_timestamp()
              from owner o
             cross join generate_series(1, 10) as i
            """)
        .update();
    System.out.printf(
        "a million named resources are written in %d ms%n",
        (System.nanoTime() - begun) / 1_000_000);
    JDBC.sql("analyze owner, resource").update();
  }

  @ParameterizedTest
  @CsvSource({
    "manual 7",
    "upload",
    "Manual 77777",
    "clone-7",
    "clone-77777",
    "holder-77",
    "file-777-7",
    "nothing"
  })
  void ownersAreFoundByIndexesOnly(String text) {
    var search = new OwnerSearch(JDBC, BEGINNINGS);

    long begun = System.nanoTime();
    List<OwnerSearch.Found> found =
        search.list("small", new OwnerSearch.Wanted(text, null, STATES, null, true), "", "", 51);
    long took = System.nanoTime() - begun;

    assertThat(found).allMatch(one -> one.owner().tenant().equals("small"));
    String plan =
        plan(
            BEGINNINGS
                .sql(
                    "explain (analyze, buffers) " + OwnerSearch.LIST,
                    Beginnings.OWNERS,
                    "small",
                    text)
                .param("beyondType", "")
                .param("beyondId", "")
                .param("type", null)
                .param("states", STATES.toArray(String[]::new))
                .param("hidden", true)
                .param("holder", null)
                .param("counted", OwnerSearch.MOST_COUNTED)
                .param("limit", 51));
    tell("owners", text, found.size(), took, plan);
    assertThat(plan).doesNotContain("Seq Scan on resource", "Seq Scan on owner");
  }

  @ParameterizedTest
  @CsvSource({"manual 7", "upload", "Manual 77770", "clone-7770", "file-777-7", "nothing"})
  void resourcesAreFoundByIndexesOnly(String text) {
    var search = new ResourceSearch(JDBC, BEGINNINGS, CATALOG);
    var wanted = new ResourceSearch.Wanted(text, null, ResourceView.states(null));

    long begun = System.nanoTime();
    List<ResourceSearch.Held> found = search.list("small", wanted, Long.MAX_VALUE, 51);
    long took = System.nanoTime() - begun;

    assertThat(found).allMatch(one -> one.owner().tenant().equals("small"));
    String plan =
        plan(
            BEGINNINGS
                .sql(
                    "explain (analyze, buffers) " + ResourceSearch.LIST,
                    Beginnings.RESOURCES,
                    "small",
                    text)
                .param("beyond", Long.MAX_VALUE)
                .param("states", ResourceView.states(null).toArray(String[]::new))
                .param("limit", 51));
    tell("resources", text, found.size(), took, plan);
    assertThat(plan).doesNotContain("Seq Scan on resource", "Seq Scan on owner");
  }

  @Test
  void whatBeginsSoOfAnotherTenantIsNotRead() {
    assertThat(BEGINNINGS.isCut("large", Optional.of("upload"))).isTrue();
    assertThat(BEGINNINGS.isCut("small", Optional.of("manual"))).isFalse();
    assertThat(BEGINNINGS.isCut("nobody", Optional.of("upload"))).isFalse();
  }

  private static String plan(JdbcClient.StatementSpec explained) {
    return String.join("\n", explained.query(String.class).list());
  }

  private static void tell(String what, String text, int found, long took, String plan) {
    String time = plan.replaceAll("(?s).*Execution Time: ([0-9.]+ ms).*", "$1");
    System.out.printf(
        "%s by «%s»: %d on the page, %.1f ms at first, %s when explained%n",
        what, text, found, took / 1e6, time);
    if (Boolean.getBoolean("plans")) {
      System.out.println(plan);
    }
  }

  private static Catalog shipped() {
    try (Reader yaml =
        new InputStreamReader(
            Objects.requireNonNull(Catalog.class.getResourceAsStream("/catalog.yaml")),
            StandardCharsets.UTF_8)) {
      return CatalogReader.read(yaml);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
