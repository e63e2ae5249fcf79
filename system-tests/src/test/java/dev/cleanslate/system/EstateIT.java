package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.ResourceEvent;
import java.io.IOException;
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
import tools.jackson.databind.JsonNode;

/// Rows and stored files of one owner, far more than a page of them.
@ExtendWith(OneWorld.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class EstateIT {
  private static final String BUCKET = "knowledge-documents";

  @Test
  void rowsAndFilesGoInPagesThroughTheDeathOfTheirWorkers(World world) throws Exception {
    Estate large = Estate.made(world, 20_000, 3000);
    Estate neighbour = Estate.made(world, 50, 50);

    UUID deletion = large.asked(world);
    World.await("some rows are gone").until(() -> large.rows(world) < 20_000);
    world.ground().kill("records-worker");
    world.ground().kill("storage-worker");
    world.ground().start("records-worker");
    world.ground().start("storage-worker");

    world.awaitState(large.owner(), "deleted");
    assertThat(large.rows(world)).isZero();
    assertThat(world.provider().stored(large.prefix())).isZero();
    assertThat(neighbour.rows(world)).isEqualTo(50);
    assertThat(world.provider().stored(neighbour.prefix())).isEqualTo(50);
    assertThat(tally(world, deletion, "clone.chunk"))
        .as("none counts twice; what a worker took and did not live to tell counts for nobody")
        .isBetween(0L, 20_000L);
  }

  @Test
  void aDryRunCountsAndDeletesNothing(World world) throws Exception {
    Estate estate = Estate.made(world, 30, 20);

    UUID rehearsal = world.api().askToRehearse(estate.owner());
    World.await("it has looked at everything")
        .untilAsserted(() ->
            assertThat(world.api().deletion(rehearsal).path("state").asString())
                .isEqualTo("rehearsed"));

    assertThat(tally(world, rehearsal, "clone.chunk")).isEqualTo(30);
    assertThat(active(world, rehearsal)).as("sessions that are open, to be warned of").isEqualTo(2);
    assertThat(tally(world, rehearsal, "storage.prefix")).isEqualTo(20);
    assertThat(estate.rows(world)).isEqualTo(30);
    assertThat(world.provider().stored(estate.prefix())).isEqualTo(20);
  }

  @Test
  void aForcedDeletionEndsOpenSessionsFirstAndSaysHowMany(World world) throws Exception {
    Estate estate = Estate.made(world, 10, 5);

    UUID deletion = world.api().askToForce(estate.owner());
    world.awaitState(estate.owner(), "deleted");

    assertThat(tally(world, deletion, "clone.session")).isEqualTo(3);
    assertThat(active(world, deletion)).isEqualTo(2);
    assertThat(estate.rows(world)).isZero();
  }

  @Tag("full")
  @Test
  void aHundredThousandRowsAndTwentyThousandFilesTakeNoMoreMemoryThanAFew(World world)
      throws Exception {
    Estate few = Estate.made(world, 2000, 2000);
    few.asked(world);
    world.awaitState(few.owner(), "deleted");
    long rowsBefore = world.ground().heapAfterCollection("records-worker");
    long filesBefore = world.ground().heapAfterCollection("storage-worker");
    long orchestratorBefore = world.ground().heapAfterCollection("orchestrator");

    Estate many = Estate.made(world, 100_000, 20_000);
    UUID deletion = many.asked(world);
    World.await("half of the rows are gone").until(() -> many.rows(world) < 50_000);
    long rowsMidway = world.ground().heapAfterCollection("records-worker");
    long filesMidway = world.ground().heapAfterCollection("storage-worker");
    world.awaitState(many.owner(), "deleted");

    assertThat(many.rows(world)).isZero();
    assertThat(world.provider().stored(many.prefix())).isZero();
    assertThat(tally(world, deletion, "clone.chunk")).isEqualTo(100_000);
    assertThat(tally(world, deletion, "storage.prefix")).isEqualTo(20_000);
    assertThat(rowsMidway).isLessThan(rowsBefore * 3 / 2);
    assertThat(filesMidway).isLessThan(filesBefore * 3 / 2);
    assertThat(world.ground().heapAfterCollection("orchestrator"))
        .isLessThan(orchestratorBefore * 3 / 2);
  }

  private static long tally(World world, UUID deletion, String kind) {
    return step(world, deletion, kind).path("tally").path("count").asLong(-1);
  }

  private static long active(World world, UUID deletion) {
    return step(world, deletion, "clone.session").path("tally").path("active").asLong(-1);
  }

  private static JsonNode step(World world, UUID deletion, String kind) {
    for (JsonNode step : world.api().steps(deletion)) {
      if (step.path("kind").asString().equals(kind)) {
        return step;
      }
    }
    throw new AssertionError("no step of " + kind);
  }

  /// A clone with a record, three sessions of which two are open, so many rows in one table and so
  /// many files in one bucket.
  private record Estate(OwnerRef owner, UUID id) {
    static Estate made(World world, int rows, int files) throws IOException, SQLException {
      UUID id = UUID.randomUUID();
      Estate estate = new Estate(new OwnerRef(null, "clone", "estate-" + World.number()), id);
      try (Connection clones = world.ground().database("clones")) {
        write(clones, "insert into clones (id, user_id, name) values (?, ?, 'estate')", id, id);
        write(
            clones,
            """
            insert into clone_sessions (clone_id, status)
            select ?, unnest(array['active', 'active', 'terminated'])
            """,
            id);
        write(
            clones,
            "insert into document_chunks (clone_id) select ? from generate_series(1, ?)",
            id,
            rows);
        world.provider().store(BUCKET, estate.prefix(), files);
        world.register(estate.owner(), estate.items(account(clones)));
      }
      return estate;
    }

    private static void write(Connection database, String sql, Object... values)
        throws SQLException {
      try (PreparedStatement statement = database.prepareStatement(sql)) {
        for (int i = 0; i < values.length; i++) {
          statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
      }
    }

    private static String account(Connection clones) throws SQLException {
      String sql =
          "select (select system_identifier from pg_control_system()) || '/' || current_database()";
      try (PreparedStatement asked = clones.prepareStatement(sql);
          ResultSet row = asked.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }

    private List<ResourceEvent.Item> items(String account) {
      return List.of(
          item("clone.session", id.toString(), Map.of(), account),
          item("clone.record", id.toString(), Map.of(), account),
          item("clone.chunk", id.toString(), Map.of(), account),
          item("storage.prefix", prefix(), Map.of("bucket", BUCKET), "account-simulated"));
    }

    private static ResourceEvent.Item item(
        String kind, String id, Map<String, String> scope, String account) {
      return new ResourceEvent.Item(kind, id, scope, account, null, null, null, null);
    }

    String prefix() {
      return id + "/";
    }

    UUID asked(World world) {
      return world.api().askToDelete(owner);
    }

    long rows(World world) throws IOException, SQLException {
      try (Connection clones = world.ground().database("clones");
          PreparedStatement count =
              clones.prepareStatement("select count(*) from document_chunks where clone_id = ?")) {
        count.setObject(1, id);
        try (ResultSet row = count.executeQuery()) {
          row.next();
          return row.getLong(1);
        }
      }
    }
  }
}
