package dev.cleanslate.records.database;

import dev.cleanslate.records.declared.Assignment;
import dev.cleanslate.records.declared.Right;
import dev.cleanslate.records.declared.Rows;
import dev.cleanslate.records.declared.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One open transaction. Not thread-safe.
public final class Session {
  private final Connection connection;
  private final Dialect dialect;
  private final String quote;

  Session(Connection connection, Dialect dialect) throws SQLException {
    this.connection = connection;
    this.dialect = dialect;
    this.quote = connection.getMetaData().getIdentifierQuoteString();
  }

  /// A statement with nothing in it yet.
  public Sql sql() {
    return new Sql(quote);
  }

  /// Whether names can be quoted here, so that they mean exactly themselves.
  boolean canQuote() {
    return !quote.isBlank();
  }

  Connection connection() {
    return connection;
  }

  Dialect dialect() {
    return dialect;
  }

  /// What a query brings, row by row.
  public <T> List<T> query(Sql sql, Reading<T> reading) throws SQLException {
    return query(sql, 0, reading);
  }

  /// As [#query], but no more than so many rows; all of them where `most` is 0.
  public <T> List<T> query(Sql sql, int most, Reading<T> reading) throws SQLException {
    try (PreparedStatement statement = prepared(sql)) {
      statement.setMaxRows(most);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> read = new ArrayList<>();
        while (rows.next()) {
          read.add(reading.of(rows));
        }
        return read;
      }
    }
  }

  /// The one row of a query that always brings one.
  public <T> T one(Sql sql, Reading<T> reading) throws SQLException {
    return query(sql, reading).getFirst();
  }

  /// Whether this role may do that; empty where it cannot be known without doing it.
  public Optional<Boolean> may(Right right) throws SQLException {
    return dialect.may(this, right);
  }

  /// As the dialect deletes.
  public Page delete(Rows rows, int most) throws SQLException {
    return dialect.delete(this, rows, most);
  }

  /// As the dialect sets.
  public Page set(Rows rows, List<Assignment> assignments, int most) throws SQLException {
    return dialect.set(this, rows, assignments, most);
  }

  /// The keys of at most so many of these rows, locked where the database can.
  public List<List<Object>> keys(Rows rows, int most) throws SQLException {
    return Keyed.keys(this, rows, most);
  }

  /// Sets columns of the one row with this key, if it is still one of these.
  public int set(Rows rows, List<Object> key, List<Assignment> assignments) throws SQLException {
    return Keyed.set(this, rows, key, assignments);
  }

  /// Copies the one row with this key into another table, if it is still one of these.
  ///
  /// @param columns the columns of the other table
  /// @param values what they take, in their order; may name columns of the row
  public int copy(Rows rows, List<Object> key, Table into, List<String> columns, Sql values)
      throws SQLException {
    Sql sql = sql().add("insert into ").table(into).add(" (").columns("", columns).add(") select ");
    sql.add(values).add(" from ").table(rows.table());
    return update(Keyed.where(sql, rows, key));
  }

  /// Carries out a change, and says how many rows it touched.
  int update(Sql sql) throws SQLException {
    try (PreparedStatement statement = prepared(sql)) {
      return statement.executeUpdate();
    }
  }

  private PreparedStatement prepared(Sql sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql.text());
    int index = 0;
    for (Object value : sql.values()) {
      index++;
      if (value instanceof String text) {
        dialect.bind(statement, index, text);
      } else {
        statement.setObject(index, value);
      }
    }
    return statement;
  }

  /// Makes something of a row.
  @FunctionalInterface
  public interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }
}
