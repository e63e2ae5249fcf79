package dev.cleanslate.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Target;
import dev.cleanslate.testkit.TestPostgres;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Errand;
import dev.cleanslate.worker.Looked;
import dev.cleanslate.worker.cloud.CallLimits;
import dev.cleanslate.worker.cloud.CloudCall;
import dev.cleanslate.worker.cloud.Pause;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that only follows another one may not have heard of a row yet.
class ReplicaTests {
  private static final String DECLARED = Things.DECLARED.replace("SCHEMA", "public");

  @Test
  void whatAReplicaDoesNotShowIsNotCalledGone(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("data");
    try (EmbeddedPostgres primary = server(data)) {
      execute(primary, Things.TABLE);
    }
    Files.createFile(data.resolve("standby.signal"));
    try (EmbeddedPostgres replica = server(data);
        Databases databases = databases(replica)) {
      RecordsHandler handler =
          new RecordsHandler(Estate.read(DECLARED), databases, new Taking(10, UUID::randomUUID));
      Target target = new Target(Things.KIND, "a", Map.of(), account(replica), null, null);

      assertThat(handler.look(target, Errand.look(InstantSource.system(), Duration.ofSeconds(20))))
          .isInstanceOfSatisfying(
              Looked.Unverifiable.class,
              unverifiable -> {
                assertThat(unverifiable.doubt()).isEqualTo(Doubt.CONTROL_FAILED);
                assertThat(unverifiable.detail()).contains("replica");
              });
      assertThat(
              handler.advance(
                  target,
                  Errand.advance(InstantSource.system(), Duration.ofSeconds(20), Optional::empty)))
          .isInstanceOf(Advanced.Unavailable.class);
    }
  }

  private static EmbeddedPostgres server(Path data) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setPGStartupWait(Duration.ofMinutes(1))
        .start();
  }

  private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl(url(server));
      pool.setUsername(TestPostgres.USER);
      try (var connection = pool.getConnection();
          var statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }

  private static String account(EmbeddedPostgres server) throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select system_identifier from pg_control_system()")) {
      rows.next();
      return rows.getString(1) + "/postgres";
    }
  }

  private static String url(EmbeddedPostgres server) {
    return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.getPort());
  }

  private static Databases databases(EmbeddedPostgres server) {
    return new Databases(
        Map.of(
            "things",
            new RecordsProperties.Place(
                url(server), TestPostgres.USER, "", 2, Duration.ofSeconds(3), null)),
        name ->
            new CloudCall(
                name, CallLimits.usual(), Clock.systemUTC(), Pause.real(), new Random(7)));
  }
}
