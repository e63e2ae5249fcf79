package dev.cleanslate.testkit;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A real PostgreSQL for tests: one server per JVM, started at the first call, on 127.0.0.1 and a
/// free port, stopped when the JVM ends.
///
/// The server runs with `fsync` and `synchronous_commit` on, as in production. Thread-safe. User
/// and password are `postgres`; `getJdbcUrl()` of a returned pool is what an application under test
/// is given.
public final class TestPostgres {
  /// The user of every database.
  public static final String USER = "postgres";

  /// The password; the embedded server accepts any.
  public static final String PASSWORD = "postgres";

  private static final int MAX_CONNECTIONS = 400;
  private static final int POOL_SIZE = 24;

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private TestPostgres() {}

  /// A new empty database of its own, behind a pool of up to 24 connections. A commit that returned
  /// is on disk.
  public static HikariDataSource freshDatabase() {
    return pool(create(), POOL_SIZE);
  }

  /// As [#freshDatabase], with `synchronous_commit` off: for tests that commit often and to which a
  /// crash of the server means nothing.
  public static HikariDataSource fleetingDatabase() {
    String name = create();
    execute("ALTER DATABASE " + name + " SET synchronous_commit = off");
    return pool(name, POOL_SIZE);
  }

  /// The port of the server on 127.0.0.1.
  public static int port() {
    return Shared.SERVER.postgres.getPort();
  }

  private static String create() {
    String name = "test_" + NUMBER.incrementAndGet();
    execute("CREATE DATABASE " + name);
    return name;
  }

  private static void execute(String sql) {
    try (var connection = Shared.SERVER.administration.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException("The test database refused: " + sql, failure);
    }
  }

  private static HikariDataSource pool(String database, int size) {
    HikariDataSource pool = newPool(port(), database, size);
    Shared.SERVER.pools.add(pool);
    return pool;
  }

  private static HikariDataSource newPool(int port, String database, int size) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database));
    pool.setUsername(USER);
    pool.setPassword(PASSWORD);
    pool.setPoolName(database);
    pool.setMaximumPoolSize(size);
    pool.setMinimumIdle(0);
    return pool;
  }

  private static final class Shared {
    static final Server SERVER = Server.start();
  }

  private record Server(
      EmbeddedPostgres postgres, HikariDataSource administration, Queue<HikariDataSource> pools) {
    static Server start() {
      try {
        EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", Integer.toString(MAX_CONNECTIONS))
                .setPGStartupWait(Duration.ofMinutes(1))
                .setRegisterShutdownHook(false)
                .start();
        Server server =
            new Server(
                postgres,
                newPool(postgres.getPort(), "postgres", 2),
                new ConcurrentLinkedQueue<>());
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "test-postgres-stop"));
        return server;
      } catch (IOException failure) {
        throw new UncheckedIOException("The PostgreSQL for tests did not start", failure);
      }
    }

    private void stop() {
      pools.forEach(HikariDataSource::close);
      administration.close();
      try {
        postgres.close();
      } catch (IOException failure) {
        throw new UncheckedIOException("The PostgreSQL for tests did not stop", failure);
      }
    }
  }
}
