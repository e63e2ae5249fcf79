package dev.cleanslate.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

/// The services' own databases on a PostgreSQL that nobody else prepares: the tables that the
/// records-worker ships, and nothing in them.
final class ServiceDatabases {
  private static final List<String> NAMES = List.of("gateway", "clones", "clusters", "compute");

  private ServiceDatabases() {}

  static void create(int port, String password) throws IOException {
    for (String name : NAMES) {
      // One of our own names: nothing in it needs quoting.
      execute(port, "cleanslate", password, "create database " + name);
      execute(port, name, password, tables(name));
    }
  }

  static Connection connect(int port, String database, String password) throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    return DriverManager.getConnection(url, "cleanslate", password);
  }

  private static void execute(int port, String database, String password, String sql)
      throws IOException {
    try (Connection connection = connect(port, database, password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IOException("The database %s could not be made".formatted(database), failure);
    }
  }

  private static String tables(String name) throws IOException {
    String path = "/estate/%s.sql".formatted(name);
    try (InputStream sql = ServiceDatabases.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(sql, path).readAllBytes(), UTF_8);
    }
  }
}
