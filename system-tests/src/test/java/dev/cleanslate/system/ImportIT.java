package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.importer.ImportCommand;
import dev.cleanslate.messages.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The way over from the older cluster service: its tables are read, and what they know is looked
/// at and deleted.
@Tag("full")
@ExtendWith(OneWorld.class)
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class ImportIT {
  @TempDir private Path folder = Path.of("");

  @Test
  void aNodeThatOnlyItsOlderServiceKnewIsImportedOnceLookedAtAndDeletedWhole(World world)
      throws Exception {
    Cloud cloud = world.cloud();
    Node node = cloud.node("old-" + World.number(), 1);
    Node other = cloud.node("old-" + World.number(), 2);
    tracked(world, node);
    tracked(world, other);
    long since = world.provider().now();

    JsonNode first = imported(world, node);
    JsonNode second = imported(world, node);
    UUID rehearsal = world.api().askToRehearse(node.ref());
    World.await("it has looked at everything")
        .untilAsserted(() ->
            assertThat(world.api().deletion(rehearsal).path("state").asString())
                .isEqualTo("rehearsed"));

    assertThat(first.path("whole").asBoolean()).as("%s", first).isTrue();
    assertThat(first.path("owners").path("registered").asInt()).isEqualTo(2);
    assertThat(second.path("resources").path("registered").asInt()).isZero();
    assertThat(second.path("owners").path("known").asInt()).isEqualTo(2);
    assertThat(world.api().deletion(rehearsal).path("counts").path("seen").asInt())
        .as("its parts, and the rows of four tables")
        .isEqualTo(node.parts().size() + 4);

    world.api().askToDelete(node.ref());
    world.awaitState(node.ref(), "deleted");

    FleetTruth truth = new FleetTruth(world.provider(), since);
    truth.holdsThatOnlyTheseWereDeleted(List.of(node));
    assertThat(status(world, node)).isEqualTo("cleanup_completed");
    assertThat(status(world, other)).isEqualTo("deployed");
    assertThat(imported(world, node).path("tables").path("nodes").path("finished").asInt())
        .isEqualTo(1);
  }

  private static void tracked(World world, Node node) throws IOException, SQLException {
    try (Connection clusters = world.ground().database("clusters")) {
      OlderService.tracks(clusters, node);
    }
  }

  private static String status(World world, Node node) throws IOException, SQLException {
    try (Connection clusters = world.ground().database("clusters");
        PreparedStatement asked =
            clusters.prepareStatement("select status from nodes where node_name = ?")) {
      asked.setString(1, node.ref().id());
      try (ResultSet row = asked.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  /// The report of the command, run as a person does, with the older service's environment.
  private JsonNode imported(World world, Node node)
      throws IOException, SQLException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ImportCommand.class.getName(),
            "clusters",
            "--json",
            "--unplaced",
            folder.resolve("unplaced.jsonl").toString());
    builder.environment().putAll(environment(world, node));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    JsonNode report = Wire.json().readTree(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as("%s", report).isZero();
    return report;
  }

  private static Map<String, String> environment(World world, Node node)
      throws IOException, SQLException {
    Map<String, String> environment = OlderService.environment(node);
    environment.put("IBM_CLOUD_ACCOUNT_ID", Cloud.ACCOUNT);
    try (Connection clusters = world.ground().database("clusters")) {
      environment.put("CLEANSLATE_IMPORT_URL", clusters.getMetaData().getURL());
      environment.put("CLEANSLATE_IMPORT_USER", clusters.getMetaData().getUserName());
    }
    Path data = world.ground().logs().resolve("..");
    environment.put("CLEANSLATE_IMPORT_PASSWORD", Settings.password(data));
    environment.put("CLEANSLATE_URL", world.ground().api().toString());
    environment.put("CLEANSLATE_TOKEN", world.ground().token());
    return environment;
  }
}
