package dev.cleanslate.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cleanslate.importer.mapping.Shipped;
import dev.cleanslate.importer.old.CannotRead;
import dev.cleanslate.importer.old.Catalogue;
import dev.cleanslate.importer.old.OldDatabase;
import dev.cleanslate.importer.old.Pages;
import dev.cleanslate.importer.old.Place;
import dev.cleanslate.testkit.TestPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of an import when something breaks half-way, and what a role may and may not do.
class InterruptionTests {
  private static final int TOKENS = 60;

  @TempDir private Path folder = Path.of("");

  private static OldTables tokens() throws Exception {
    return OldTables.gateway()
        .put(
            "insert into api_tokens (token_hash, name)"
                + " select lpad(to_hex(n), 32, '0'), 'token-' || n from generate_series(1, ?) n",
            TOKENS)
        .run("insert into certificates (owner_token_hash) values ('nobodys'), ('nobodys')");
  }

  @Test
  void anImportGoesOnWhereTheOrchestratorLeftItAndCountsTheWhole() throws Exception {
    try (OldTables tables = tokens();
        PlayedOrchestrator orchestrator = new PlayedOrchestrator()) {
      orchestrator.dieAfter(70);
      Imported broken =
          Imported.run(tables, orchestrator, folder, "gateway", "--page", "7", "--patience", "0");
      orchestrator.live();
      int before = orchestrator.calls();

      Imported whole =
          Imported.run(tables, orchestrator, folder, "gateway", "--page", "7", "--json");

      assertThat(broken.status()).isEqualTo(4);
      assertThat(broken.err()).contains("does not answer");
      assertThat(whole.status()).isEqualTo(1);
      assertThat(whole.json().path("went_on").asBoolean()).isTrue();
      assertThat(whole.json().path("tables").path("api_tokens").path("read").asInt())
          .isEqualTo(TOKENS);
      assertThat(orchestrator.owners()).hasSize(TOKENS);
      assertThat(orchestrator.calls() - before)
          .as("what was delivered is not asked for again")
          .isLessThan(2 * TOKENS);
      assertThat(whole.reasons())
          .as("and no line stands twice")
          .containsExactly("certificates 1 owner-missing", "certificates 2 owner-missing");
      assertThat(folder.resolve("unplaced.jsonl.checkpoint")).doesNotExist();
    }
  }

  @Test
  void aCheckpointOfAnotherImportIsNotGoneOnWith() throws Exception {
    try (OldTables tables = tokens();
        PlayedOrchestrator orchestrator = new PlayedOrchestrator()) {
      orchestrator.dieAfter(70);
      Imported.run(tables, orchestrator, folder, "gateway", "--page", "7", "--patience", "0");
      orchestrator.live();

      Imported other = Imported.run(tables, orchestrator, folder, "gateway", "--adopt-strays");
      Imported anew =
          Imported.run(tables, orchestrator, folder, "gateway", "--adopt-strays", "--restart");

      assertThat(other.status()).isEqualTo(2);
      assertThat(other.err()).contains("--restart begins anew");
      assertThat(anew.out()).contains("Every row was placed.");
      assertThat(orchestrator.owners()).hasSize(TOKENS + 1);
    }
  }

  @Test
  void aDryRunLeavesTheReportOfAnInterruptedImportToIt() throws Exception {
    try (OldTables tables = tokens();
        PlayedOrchestrator orchestrator = new PlayedOrchestrator()) {
      tables.put("insert into api_tokens values (?, 'token-1')", "0".repeat(32));
      orchestrator.dieAfter(70);
      Imported broken =
          Imported.run(tables, orchestrator, folder, "gateway", "--page", "7", "--patience", "0");
      orchestrator.live();

      Imported dry = Imported.run(tables, orchestrator, folder, "gateway", "--dry-run");
      Imported anew =
          Imported.run(tables, orchestrator, folder, "gateway", "--dry-run", "--restart");
      Imported whole = Imported.run(tables, orchestrator, folder, "gateway", "--json");

      assertThat(broken.unplaced()).as("one of two of the same name").hasSize(1);
      assertThat(List.of(dry.status(), anew.status())).containsOnly(2);
      assertThat(dry.err()).contains("give the dry run another file");
      assertThat(whole.json().path("went_on").asBoolean()).isTrue();
      assertThat(whole.reasons())
          .hasSize(3)
          .contains("certificates 1 owner-missing", "certificates 2 owner-missing");
      assertThat(whole.unplaced()).containsAll(broken.unplaced());
    }
  }

  @Test
  void anOrchestratorThatIsBusyIsAskedAgain() throws Exception {
    try (OldTables tables = tokens();
        PlayedOrchestrator orchestrator = new PlayedOrchestrator()) {
      orchestrator.failNext(5);

      Imported imported = Imported.run(tables, orchestrator, folder, "gateway");

      assertThat(imported.status()).isEqualTo(1);
      assertThat(orchestrator.owners()).hasSize(TOKENS);
    }
  }

  @Test
  void aConnectionThatIsCutIsMadeAgainAndAPageIsReadFromItsBeginning() throws Exception {
    try (OldTables tables = tokens();
        OldDatabase database = new OldDatabase(place(tables, TestPostgres.USER), _ -> {})) {
      Pages pages = pages(database);
      String last = pages.owners(null).getLast().id();
      tables.run(
          """
          select pg_terminate_backend(pid)
            from pg_stat_activity
           where datname = current_database() and application_name = 'cleanslate-import'
          """);

      assertThat(pages.owners(last)).hasSize(7).allMatch(owner -> owner.id().compareTo(last) > 0);
    }
  }

  private static Pages pages(OldDatabase database) throws CannotRead, InterruptedException {
    var owners = Shipped.GATEWAY.mapping().owners();
    var found = new Catalogue(database).find(owners.source(), owners.columns());
    var here = (Catalogue.Found.Here) found;
    return new Pages(database, owners, here.table(), Map.of(), "UTC", 7);
  }

  /// A name that no other role of the server bears.
  private static String role(OldTables tables) throws SQLException {
    return "reader_" + tables.ask("select replace(gen_random_uuid()::text, '-', '')");
  }

  private static Place place(OldTables tables, String user) {
    return Place.of(tables.url(), user, TestPostgres.PASSWORD);
  }

  @Test
  void aRoleThatMayOnlySelectIsEnoughAndWhatItMayNotReadIsTold() throws Exception {
    try (OldTables tables = tokens();
        PlayedOrchestrator orchestrator = new PlayedOrchestrator()) {
      String role = role(tables);
      tables.run(
          """
          create role %1$s login password 'reader';
          grant usage on schema public to %1$s;
          grant select on api_tokens to %1$s;
          grant select (id, owner_token_hash) on certificates to %1$s;
          """
              .formatted(role));

      Imported imported =
          Imported.run(tables, orchestrator, folder, "gateway", "--json", "--user", role);

      assertThat(imported.json().path("unread").path("proxy_targets").asString())
          .startsWith("this role may not read id, owner_token_hash of public.proxy_targets");
      assertThat(imported.json().path("tables").path("certificates").path("read").asInt())
          .isEqualTo(2);
      assertThat(orchestrator.owners()).hasSize(TOKENS);
      assertThat(imported.status()).isEqualTo(1);
    }
  }

  @Test
  void rowSecurityThatMayHideRowsIsTold() throws Exception {
    try (OldTables tables = tokens();
        PlayedOrchestrator orchestrator = new PlayedOrchestrator()) {
      String role = role(tables);
      tables.run(
          """
          create role %1$s login password 'reader';
          grant usage on schema public to %1$s;
          grant select on all tables in schema public to %1$s;
          alter table certificates enable row level security;
          """
              .formatted(role));

      Imported imported =
          Imported.run(tables, orchestrator, folder, "gateway", "--json", "--user", role);

      assertThat(imported.json().path("unread").path("certificates").asString())
          .contains("row security may hide rows");
    }
  }

  @Test
  void nothingCanBeWrittenThroughTheConnectionEvenByWhoMay() throws Exception {
    try (OldTables tables = tokens();
        OldDatabase database = new OldDatabase(place(tables, TestPostgres.USER), _ -> {})) {
      tables.run(
          """
          create function spy() returns text language plpgsql as
            $$ begin delete from api_tokens; return 'x'; end $$;
          create view watched as select token_hash, spy() as name from api_tokens;
          """);
      var mine =
          dev.cleanslate.importer.mapping.MappingReader.read(
              new java.io.StringReader(
                  "{system: s, owners: {table: watched, row: token_hash, type: token, id:"
                      + " token_hash, aliases: [name]}}"));
      var found = new Catalogue(database).find(mine.owners().source(), mine.owners().columns());
      var here = (Catalogue.Found.Here) found;
      Pages pages = new Pages(database, mine.owners(), here.table(), Map.of(), "UTC", 7);

      assertThatThrownBy(() -> pages.owners(null))
          .isInstanceOf(CannotRead.class)
          .hasMessageContaining("25006");
      assertThat(tables.ask("select count(*) from api_tokens")).isEqualTo("" + TOKENS);
    }
  }
}
