package dev.cleanslate.records.database;

import dev.cleanslate.records.declared.Assignment;
import dev.cleanslate.records.declared.Right;
import dev.cleanslate.records.declared.Rows;
import dev.cleanslate.records.declared.Table;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What differs between databases. Without state; thread-safe.
sealed interface Dialect permits PostgreSql, AnyJdbc {
  /// Begins a transaction that sees one state of the database from its first statement on, and says
  /// how long its statements and its waits for locks may take.
  void begin(Session session, boolean readOnly, Duration timeout) throws SQLException;

  /// Which database this is, as the connection itself proves it; empty where it cannot.
  Optional<String> account(Session session) throws SQLException;

  /// Whether what is read here may be older than what was committed.
  boolean mayBeBehind(Session session) throws SQLException;

  /// The table in the database's catalogue; empty where it has none of exactly this name.
  Optional<Relation> relation(Session session, Table table) throws SQLException;

  /// Whether this role may do that to a table and a column that are there; empty where it cannot be
  /// known without doing it.
  Optional<Boolean> may(Session session, Right right) throws SQLException;

  /// Binds a text to a parameter, to be read as the type that stands opposite.
  void bind(PreparedStatement statement, int index, String value) throws SQLException;

  /// Deletes at most so many of these rows, leaving out what others have locked.
  Page delete(Session session, Rows rows, int most) throws SQLException;

  /// Sets columns of at most so many of these rows, leaving out what others have locked.
  Page set(Session session, Rows rows, List<Assignment> assignments, int most) throws SQLException;

  /// What a query for keys ends with, so that nobody else changes the rows meanwhile.
  String locking();
}
