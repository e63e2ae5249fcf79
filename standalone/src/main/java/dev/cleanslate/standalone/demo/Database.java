package dev.cleanslate.standalone.demo;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// One service's own database, as that service uses it.
final class Database implements AutoCloseable {
  private final Connection connection;
  private final String account;

  private Database(Connection connection, String account) {
    this.connection = connection;
    this.account = account;
  }

  static Database open(Estate estate, String name) throws IOException {
    try {
      Connection connection =
          DriverManager.getConnection(estate.databases() + name, estate.user(), estate.password());
      Database database = new Database(connection, "");
      String account =
          database.text(
              "select (select system_identifier from pg_control_system()) || '/' ||"
                  + " current_database()");
      return new Database(connection, account);
    } catch (SQLException failure) {
      throw new IOException("The database %s does not answer".formatted(name), failure);
    }
  }

  /// The account that a connection to it proves.
  String account() {
    return account;
  }

  /// Writes; the values take the question marks' places.
  void write(String sql, Object... values) throws IOException {
    try (PreparedStatement statement = prepared(sql, values)) {
      statement.executeUpdate();
    } catch (SQLException failure) {
      throw new IOException("The database refused: " + sql, failure);
    }
  }

  /// The one value that the statement answers, as text.
  String text(String sql, Object... values) throws IOException {
    try (PreparedStatement statement = prepared(sql, values);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException failure) {
      throw new IOException("The database refused: " + sql, failure);
    }
  }

  /// Keeps the rows that this selects locked, until it is closed.
  void lock(String sql, Object... values) throws IOException {
    try {
      connection.setAutoCommit(false);
    } catch (SQLException failure) {
      throw new IOException("The database does not begin a transaction", failure);
    }
    text(sql, values);
  }

  private PreparedStatement prepared(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
    } catch (SQLException failure) {
      statement.close();
      throw failure;
    }
    return statement;
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw new IOException("A connection could not be closed", failure);
    }
  }
}
