package dev.cleanslate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.system.CommandLine.Ended;
import dev.cleanslate.system.Provider.Size;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What operators type, against everything that runs.
@ExtendWith(OneWorld.class)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class CliIT {
  private static final List<String> TABLES =
      List.of("certificates.owner_token_hash", "api_tokens.token_hash");

  @TempDir private Path folder;

  @Test
  void aCloneIsShownDeletedAndFoundGoneAtItsProvider(World world) throws Exception {
    CommandLine cli = CommandLine.of(world, folder);
    Clone clone = world.registered("typed", Size.SMALL);
    long since = world.provider().now();

    assertThat(cli.typing("no\n", "clone", "delete", clone.ref().id()).status()).isEqualTo(9);
    assertThat(new Truth(world.provider(), since).effectiveDeletions(List.of(clone))).isZero();

    Ended deleted = cli.typing(clone.ref().id() + "\n", "clone", "delete", clone.ref().id());

    assertThat(deleted.status()).as(deleted.err()).isZero();
    assertThat(deleted.out()).contains("everything was seen gone");
    new Truth(world.provider(), since).holdsThatOnlyTheseWent(List.of(clone));
    Ended shown = cli.run("saga", "show", "clone/" + clone.ref().id(), "--json");
    assertThat(shown.json().path("verified").asBoolean()).isTrue();
  }

  @Tag("full")
  @Test
  void whatIsStuckIsToldAndMovedByAPersonsWord(World world) throws Exception {
    CommandLine cli = CommandLine.of(world, folder);
    Clone clone = world.registered("held", Size.SMALL);
    String store = clone.of(Belonging.VECTOR_STORE).getFirst().path();
    world.provider().whenDeleting(store, Map.of("type", "protected"));

    Ended stuck = cli.run("clone", "delete", clone.ref().id(), "--yes");

    assertThat(stuck.status()).as(stuck.err()).isEqualTo(3);
    assertThat(stuck.out()).contains("STUCK", "resource_protected", "saga retry");

    world.provider().behave();
    Ended retried = cli.run("saga", "retry", "clone/" + clone.ref().id(), "--json");
    assertThat(retried.status()).as(retried.err()).isZero();
    assertThat(retried.json().path("errors").isEmpty()).isTrue();
  }

  @Tag("full")
  @Test
  void aTokenGoesOnlyOnceItsNameIsTypedAndTakesItsCertificatesAlong(World world) throws Exception {
    CommandLine cli = CommandLine.of(world, folder);
    int number = World.number();
    String name = "typed-token-" + number;
    String hash = "feed%028d".formatted(number);
    try (Connection gateway = world.ground().database("gateway")) {
      token(cli, gateway, name, hash);

      assertThat(cli.typing("another\n", "token", "delete", hash).status()).isEqualTo(9);
      assertThat(rows(gateway, hash)).containsExactly(1L, 1L);

      Ended deleted = cli.run("token", "delete", hash, "--yes", "--confirm", name);

      assertThat(deleted.status()).as(deleted.err()).isZero();
      assertThat(deleted.out()).containsPattern("gateway.certificate +1 +1 +0 +1\n");
      assertThat(rows(gateway, hash)).containsExactly(0L, 0L);
    }
  }

  @Tag("full")
  @Test
  void allTokensOfATenantGoWithWhatTheyOwn(World world) throws Exception {
    CommandLine cli = CommandLine.of(world, folder);
    int number = World.number();
    String hash = "cafe%028d".formatted(number);
    String alone = "dead%028d".formatted(number);
    try (Connection gateway = world.ground().database("gateway")) {
      token(cli, gateway, "one-of-all-" + number, hash);
      token(cli, gateway, "another-of-all-" + number, alone);
      long known =
          cli.run("token", "list", "--json")
              .json()
              .path("items")
              .valueStream()
              .filter(one -> !one.path("state").asString("").equals("deleted"))
              .count();

      assertThat(cli.typing("yes\n", "token", "delete", "--all").status()).isEqualTo(9);
      assertThat(rows(gateway, hash)).containsExactly(1L, 1L);
      Ended deleted = cli.typing("delete %d tokens\n".formatted(known), "token", "delete", "--all");

      assertThat(deleted.out()).as(deleted.err()).contains("one-of-all-" + number);
      assertThat(rows(gateway, hash)).containsExactly(0L, 0L);
      assertThat(rows(gateway, alone)).containsExactly(0L, 0L);
    }
  }

  @Tag("full")
  @Test
  void aCloneIsDeletedWhateverIsInUse(World world) throws Exception {
    CommandLine cli = CommandLine.of(world, folder);
    Clone clone = world.registered("forced", Size.SMALL);
    long since = world.provider().now();

    Ended deleted = cli.run("clone", "force", clone.ref().id(), "--yes");

    assertThat(deleted.status()).as(deleted.out() + deleted.err()).isZero();
    new Truth(world.provider(), since).holdsThatOnlyTheseWent(List.of(clone));
  }

  /// A token with a certificate, in the database and in the ledger.
  private static void token(CommandLine cli, Connection gateway, String name, String hash)
      throws Exception {
    write(gateway, "insert into api_tokens (token_hash, name) values (?, ?)", hash, name);
    write(
        gateway,
        "insert into certificates (owner_token_hash, domain) values (?, ?)",
        hash,
        "a.example");
    assertThat(cli.run("owner", "register", "token", name, "--alias", hash).status()).isZero();
    String account = account(gateway);
    for (String kind : List.of("gateway.certificate", "gateway.token")) {
      Ended known =
          cli.run(
              "resource",
              "register",
              "token",
              name,
              "--kind",
              kind,
              "--id",
              hash,
              "--account",
              account);
      assertThat(known.status()).as(known.err()).isZero();
    }
  }

  private static void write(Connection database, String sql, String... values) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  /// How many rows of that token there are in each table.
  private static List<Long> rows(Connection database, String hash) throws SQLException {
    List<Long> counts = new ArrayList<>();
    for (String column : TABLES) {
      String[] parts = column.split("\\.", -1);
      String sql = "select count(*) from %s where %s = ?".formatted(parts[0], parts[1]);
      try (PreparedStatement count = database.prepareStatement(sql)) {
        count.setString(1, hash);
        try (ResultSet row = count.executeQuery()) {
          row.next();
          counts.add(row.getLong(1));
        }
      }
    }
    return counts;
  }

  private static String account(Connection database) throws SQLException {
    String sql =
        "select (select system_identifier from pg_control_system()) || '/' || current_database()";
    try (PreparedStatement asked = database.prepareStatement(sql);
        ResultSet row = asked.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }
}
