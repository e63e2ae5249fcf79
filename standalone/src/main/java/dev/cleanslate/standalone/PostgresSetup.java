package dev.cleanslate.standalone;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// What is asked of a PostgreSQL that has just started, before anybody may use it.
record PostgresSetup(Connection connection) implements AutoCloseable {
  static PostgresSetup connect(String url, String password) throws SQLException {
    return new PostgresSetup(DriverManager.getConnection(url, PostgresServer.SUPERUSER, password));
  }

  /// [CannotStart] where it is another server than the one with its data here.
  void mustServe(Path data) throws SQLException {
    String serving = answer("SHOW data_directory");
    if (!Path.of(serving).equals(data)) {
      throw new CannotStart(
          "Our port is served by a PostgreSQL with its data in %s; stop it or choose another --port-base."
              .formatted(serving));
    }
  }

  /// [CannotStart] where one of these settings is off.
  void mustBeOn(List<String> settings) throws SQLException {
    for (String setting : settings) {
      String value = answer("SHOW " + setting);
      if (!value.equals("on")) {
        throw new CannotStart(
            "PostgreSQL runs with %s=%s: it would lose what it acknowledged."
                .formatted(setting, value));
      }
    }
  }

  /// Creates the database and its owner, unless they are there.
  void createDatabase(String password) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (answer("SELECT count(*) FROM pg_roles WHERE rolname = 'cleanslate'").equals("0")) {
        // The password is our own hexadecimal digits: nothing in it needs quoting.
        statement.execute("CREATE ROLE cleanslate LOGIN PASSWORD '%s'".formatted(password));
      }
      if (answer("SELECT count(*) FROM pg_database WHERE datname = 'cleanslate'").equals("0")) {
        statement.execute("CREATE DATABASE cleanslate OWNER cleanslate");
      }
    }
  }

  /// Creates a database of that name for the same owner, unless it is there; whether it was
  /// created.
  boolean createDatabaseOf(String name) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // One of our own names: nothing in it needs quoting.
      if (answer("SELECT count(*) FROM pg_database WHERE datname = '%s'".formatted(name))
          .equals("0")) {
        statement.execute("CREATE DATABASE %s OWNER cleanslate".formatted(name));
        return true;
      }
      return false;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private String answer(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
