package dev.cleanslate.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The databases of the services whose owners are deleted here: each service has its own, in the
/// server of this machine, with the tables that the shipped declarations of the records-worker
/// expect, and nothing in them.
final class EstateDatabases {
  static final List<String> NAMES = List.of("gateway", "clones", "clusters", "compute");

  private EstateDatabases() {}

  /// Creates those that are missing; changes nothing of those that are there.
  static void create(PostgresSetup setup, UnaryOperator<String> url, String user, String password)
      throws IOException, SQLException {
    for (String name : NAMES) {
      if (setup.createDatabaseOf(name)) {
        try (Connection database = DriverManager.getConnection(url.apply(name), user, password);
            Statement statement = database.createStatement()) {
          statement.execute(tables(name));
        }
      }
    }
  }

  /// How the records-worker is told of them.
  static Map<String, String> settings(String name, String url, String user, String password) {
    String prefix = "cleanslate.records.databases." + name + ".";
    return Map.of(prefix + "url", url, prefix + "username", user, prefix + "password", password);
  }

  private static String tables(String name) throws IOException {
    String path = "/estate/" + name + ".sql";
    try (InputStream sql = EstateDatabases.class.getResourceAsStream(path)) {
      if (sql == null) {
        throw new CannotStart("The records-worker ships no tables as %s.".formatted(path));
      }
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
