package dev.cleanslate.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.importer.mapping.Shipped;
import dev.cleanslate.testkit.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the command takes, refuses and answers.
class CommandTests {
  private static final String SECRET = "s3cret-of-the-test";

  @TempDir private Path folder = Path.of("");

  @Test
  void aDryRunReadsAndReportsAndSendsNothing() throws Exception {
    try (OldTables tables = OldTables.gateway();
        PlayedOrchestrator orchestrator = new PlayedOrchestrator()) {
      tables.run(
          "insert into api_tokens (token_hash, name) values ('%s', 'a')".formatted("ab".repeat(9)));

      Imported dry = Imported.run(tables, orchestrator, folder, "gateway", "--dry-run");

      assertThat(dry.status()).isZero();
      assertThat(orchestrator.calls()).isZero();
      assertThat(dry.out()).contains("dry run: nothing was sent", "owners 1, resources 1.");
      assertThat(folder.resolve("unplaced.jsonl.checkpoint")).doesNotExist();
    }
  }

  @Test
  void aDryRunHasAFileOfItsOwn() throws Exception {
    try (OldTables tables = OldTables.gateway()) {
      Map<String, String> environment =
          Map.of(
              "CLEANSLATE_IMPORT_URL", tables.url(),
              "CLEANSLATE_IMPORT_USER", TestPostgres.USER,
              "CLEANSLATE_IMPORT_PASSWORD", TestPostgres.PASSWORD);

      Imported dry = Imported.runHere(environment, "gateway", "--dry-run", "--json");

      Path file = Path.of(dry.json().path("unplaced_file").asString());
      Files.delete(file);
      assertThat(file).hasFileName("import-gateway-dry-run.jsonl");
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "nowhere, nowhere is no system",
    "'', Say which system",
    "gateway, Say where the older database is",
    "clusters, region is missing (IBM_CLOUD_REGION in the environment",
    "gateway --set colour=red, colour is no setting",
    "gateway --page 0, --page is 1 to 10000",
    "gateway --zone Mars/North, is no zone",
    "gateway --url jdbc:mysql://h/d --dry-run, must begin with jdbc:postgresql",
    "gateway --url jdbc:postgresql://h/d?password=s3cret-of-the-test, A command line can be read",
    "gateway --url postgres://me:s3cret-of-the-test@h/d, A command line can be read",
    "gateway --url jdbc:postgresql://h/d, Say the bearer token",
    "gateway --mapping x.yaml, Say either a system or --mapping",
  })
  void whatMakesNoSenseIsRefusedBeforeAnythingIsBegun(String arguments, String told)
      throws Exception {
    String[] split = arguments.isEmpty() ? new String[0] : arguments.split(" ");

    Imported refused = Imported.run(Map.of(), folder, split);

    assertThat(refused.err()).contains(told).doesNotContain(SECRET);
    assertThat(refused.status()).isEqualTo(2);
  }

  @Test
  void aSettingThatIsNoneOfItsKindIsRefusedByItsName() throws Exception {
    Map<String, String> environment = new HashMap<>(Imported.environment());
    environment.put("VPC_ID", "vpc-12345");

    Imported refused = Imported.run(environment, folder, "clusters", "--dry-run");

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("vpc does not match", "VPC_ID");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsToldWithoutItsPassword() throws Exception {
    Map<String, String> environment =
        Map.of(
            "CLEANSLATE_IMPORT_URL",
            "postgresql://me:" + SECRET + "@127.0.0.1:1/old?sslmode=disable");

    Imported refused = Imported.run(environment, folder, "gateway", "--dry-run");

    assertThat(refused.status()).isEqualTo(3);
    assertThat(refused.err()).contains("127.0.0.1:1/old").doesNotContain(SECRET);
  }

  @Test
  void aTokenThatIsRefusedEndsItAndIsNotShown() throws Exception {
    try (OldTables tables = OldTables.gateway();
        PlayedOrchestrator orchestrator = new PlayedOrchestrator()) {
      tables.run("insert into api_tokens (token_hash) values ('%s')".formatted("ab".repeat(9)));
      Map<String, String> environment = new HashMap<>();
      environment.put("CLEANSLATE_IMPORT_URL", tables.url());
      environment.put("CLEANSLATE_IMPORT_USER", "postgres");
      environment.put("CLEANSLATE_URL", orchestrator.root());
      environment.put("CLEANSLATE_TOKEN", SECRET);

      Imported refused = Imported.run(environment, folder, "gateway");

      assertThat(refused.status()).isEqualTo(4);
      assertThat(refused.err()).contains("refuses this token (401)").doesNotContain(SECRET);
    }
  }

  @Test
  void theShippedMappingIsShownToBeginOnesOwnWith() throws Exception {
    Imported shown = Imported.run(Map.of(), folder, "compute", "--show-mapping");

    assertThat(shown.status()).isZero();
    assertThat(shown.out()).isEqualTo(Shipped.COMPUTE.text());
  }
}
