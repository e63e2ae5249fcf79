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

/// What is left of owners from before Cleanslate, for whom no deletion ever ran.
@Tag("full")
@ExtendWith(OneWorld.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CensusIT {
  private static final String CERTIFICATE = "gateway.certificate";

  private final String gone = UUID.randomUUID().toString().replace("-", "");

  /// Begins as the other does, and lives.
  private final String lives = gone + "ab";

  private final String registered = UUID.randomUUID().toString().replace("-", "");

  @Test
  void certificatesWhoseTokenIsGoneAreFoundOnceAndDeletedByOrder(World world) throws Exception {
    rows(world);

    census(world);
    assertThat(found(world, "ownerless")).as("too young to be told of").isEmpty();
    hoursPass(world);
    census(world);
    hoursPass(world);
    census(world);

    List<JsonNode> ownerless = found(world, "ownerless");
    assertThat(ownerless)
        .extracting(one -> one.at("/resource/kind").asString())
        .containsExactlyInAnyOrder(CERTIFICATE, "gateway.proxy_target");
    assertThat(ownerless).allMatch(one -> one.at("/owner/id").asString().equals(gone));
    assertThat(ownerless).allMatch(one -> one.path("deletable").asBoolean());
    assertThat(found(world, "unregistered"))
        .hasSize(2)
        .allMatch(one -> one.at("/owner/id").asString().equals(lives));

    world.api().call("/operator/v1/orphans/cleanup", Map.of());
    assertThat(certificates(world, gone)).as("a dry run deletes nothing").isEqualTo(3);
    JsonNode cleanup = world.api().call("/operator/v1/orphans/cleanup", Map.of("dry_run", false));
    world.awaitState(new OwnerRef(null, "token", gone), "deleted");

    assertThat(cleanup.at("/items/0/outcome").asString())
        .as(cleanup.toString())
        .isEqualTo("opened");
    assertThat(certificates(world, gone)).isZero();
    assertThat(certificates(world, lives)).isEqualTo(2);
    assertThat(certificates(world, registered)).isEqualTo(1);
    assertThat(found(world, "ownerless")).isEmpty();
    JsonNode talk = coverage(world, "openai.conversation");
    assertThat(talk.path("complete").asBoolean(true)).isFalse();
    assertThat(talk.path("why").asString()).startsWith("not-listable");
  }

  private void rows(World world) throws IOException, SQLException {
    try (Connection gateway = world.ground().database("gateway")) {
      certificates(gateway, gone, 3);
      write(
          gateway, "insert into proxy_targets (owner_token_hash, hostname) values (?, 'h')", gone);
      certificates(gateway, lives, 2);
      write(gateway, "insert into api_tokens (token_hash, name) values (?, ?)", lives, lives);
      certificates(gateway, registered, 1);
      write(
          gateway,
          "insert into api_tokens (token_hash, name) values (?, ?)",
          registered,
          registered);
      String account =
          one(
              gateway,
              "select (select system_identifier from pg_control_system()) || '/' ||"
                  + " current_database()");
      world.register(
          new OwnerRef(null, "token", registered),
          List.of(
              new ResourceEvent.Item(
                  CERTIFICATE, registered, Map.of(), account, null, null, null, null)));
    }
  }

  private static void certificates(Connection gateway, String token, int count)
      throws SQLException {
    for (int i = 0; i < count; i++) {
      write(gateway, "insert into certificates (owner_token_hash, domain) values (?, 'd')", token);
    }
  }

  private static long certificates(World world, String token) throws IOException, SQLException {
    try (Connection gateway = world.ground().database("gateway")) {
      return Long.parseLong(
          one(gateway, "select count(*) from certificates where owner_token_hash = ?", token));
    }
  }

  /// Orders a census, and waits until one of every kind of the gateway, and of conversations, has
  /// ended since.
  private static void census(World world) throws IOException, SQLException {
    String before;
    try (Connection books = world.ground().database("cleanslate")) {
      World.await("no census is under way")
          .until(
              () -> one(books, "select count(*) from census where ticket is not null").equals("0"));
      before = one(books, "select clock_timestamp()::text");
      world.api().call("/v1/jobs/census/run", Map.of());
      World.await("it has ended")
          .until(() ->
              one(
                      books,
                      """
                      select count(distinct kind)
                        from census_result
                       where ended_at > ?::timestamptz
                         and (kind like 'gateway.%' or kind = 'openai.conversation')
                      """,
                      before)
                  .equals("4"));
    }
  }

  private static void hoursPass(World world) throws IOException, SQLException {
    try (Connection books = world.ground().database("cleanslate")) {
      write(books, "update sighting set first_seen_at = first_seen_at - interval '2 hours'");
    }
  }

  /// What was found of this test's tokens.
  private List<JsonNode> found(World world, String finding) {
    return world
        .api()
        .at("/v1/orphans?limit=100&finding=" + finding)
        .path("items")
        .valueStream()
        .filter(one -> List.of(gone, lives, registered).contains(one.at("/owner/id").asString()))
        .toList();
  }

  private static JsonNode coverage(World world, String kind) {
    return world
        .api()
        .at("/v1/census")
        .path("items")
        .valueStream()
        .filter(one -> one.path("kind").asString().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static void write(Connection database, String sql, String... values) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private static String one(Connection database, String sql, String... values) throws SQLException {
    try (PreparedStatement asked = database.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        asked.setString(i + 1, values[i]);
      }
      try (ResultSet row = asked.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
