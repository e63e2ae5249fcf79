package dev.cleanslate.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Wire;
import dev.cleanslate.testkit.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Tag("full")
class LargeImportTests {
  private static final int ROWS = 100_000;

  @TempDir private Path folder = Path.of("");

  /// A heap in which the rows together would not find room.
  @Test
  void aHundredThousandRowsGoThroughASmallHeap() throws Exception {
    try (OldTables tables = OldTables.clusters();
        PlayedOrchestrator orchestrator = PlayedOrchestrator.ofLittleMemory()) {
      tables.put(
          "insert into nodes (node_name, status) select 'node-' || n, 'deployed'"
              + " from generate_series(1, ?) n",
          ROWS / 10);
      tables.put(
          "insert into ip_reservations (node_name, ip_type, reservation_id)"
              + " select 'node-' || (n % ? + 1), 'workload', '02b7-' || gen_random_uuid()"
              + " from generate_series(1, ?) n",
          ROWS / 10, ROWS);

      Process process = started(tables, orchestrator);
      JsonNode report = Wire.json().readTree(process.getInputStream().readAllBytes());

      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(report.path("tables").path("ip_reservations").path("registered").asInt())
          .isEqualTo(ROWS);
    }
  }

  private Process started(OldTables tables, PlayedOrchestrator orchestrator) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ImportCommand.class.getName(),
                "clusters",
                "--json",
                "--unplaced",
                folder.resolve("unplaced.jsonl").toString()));
    builder.environment().putAll(Imported.environment());
    builder.environment().put("CLEANSLATE_IMPORT_URL", tables.url());
    builder.environment().put("CLEANSLATE_IMPORT_USER", TestPostgres.USER);
    builder.environment().put("CLEANSLATE_URL", orchestrator.root());
    builder.environment().put("CLEANSLATE_TOKEN", PlayedOrchestrator.TOKEN);
    builder.redirectError(folder.resolve("errors").toFile());
    return builder.start();
  }
}
