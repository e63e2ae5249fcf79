package dev.cleanslate.records.database;

import dev.cleanslate.records.declared.Assignment;
import dev.cleanslate.records.declared.Right;
import dev.cleanslate.records.declared.Rows;
import dev.cleanslate.records.declared.Table;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Any database with a JDBC driver, by what JDBC itself offers: a row is changed by its key, and
/// nothing is known of rights, hidden rows or replicas. Source: `java.sql`.
///
/// @param name the configured name of the database
record AnyJdbc(String name) implements Dialect {
  @Override
  public void begin(Session session, boolean readOnly, Duration timeout) throws SQLException {
    session.connection().setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
  }

  /// The configured name, with the catalogue that the connection says it is in.
  @Override
  public Optional<String> account(Session session) throws SQLException {
    return Optional.ofNullable(session.connection().getCatalog())
        .filter(catalog -> !catalog.isBlank())
        .map(catalog -> name + "/" + catalog);
  }

  @Override
  public boolean mayBeBehind(Session session) throws SQLException {
    return session.connection().isReadOnly();
  }

  @Override
  public Optional<Relation> relation(Session session, Table table) throws SQLException {
    DatabaseMetaData catalogue = session.connection().getMetaData();
    Optional<String> sort = sort(catalogue, table);
    if (sort.isEmpty()) {
      return Optional.empty();
    }
    boolean isTable = sort.get().equals("TABLE") || sort.get().equals("BASE TABLE");
    Optional<String> unfit = isTable ? Optional.empty() : Optional.of("is no table of its own");
    return Optional.of(new Relation(unfit, false, columns(catalogue, table)));
  }

  private static Optional<String> sort(DatabaseMetaData catalogue, Table table)
      throws SQLException {
    String schema = literally(catalogue, table.schema());
    String name = literally(catalogue, table.name());
    try (ResultSet rows = catalogue.getTables(null, schema, name, null)) {
      while (rows.next()) {
        if (is(table, rows)) {
          return Optional.of(rows.getString("TABLE_TYPE"));
        }
      }
      return Optional.empty();
    }
  }

  private static Map<String, Relation.Column> columns(DatabaseMetaData catalogue, Table table)
      throws SQLException {
    String schema = literally(catalogue, table.schema());
    String name = literally(catalogue, table.name());
    Map<String, Relation.Column> columns = new HashMap<>();
    try (ResultSet rows = catalogue.getColumns(null, schema, name, null)) {
      while (rows.next()) {
        if (is(table, rows)) {
          boolean computed = "YES".equals(rows.getString("IS_GENERATEDCOLUMN"));
          columns.put(rows.getString("COLUMN_NAME"), new Relation.Column(true, computed, false));
        }
      }
    }
    return columns;
  }

  private static boolean is(Table table, ResultSet row) throws SQLException {
    return table.schema().equals(row.getString("TABLE_SCHEM"))
        && table.name().equals(row.getString("TABLE_NAME"));
  }

  /// The catalogue is asked by patterns, in which `_` and `%` stand for others.
  private static String literally(DatabaseMetaData catalogue, String name) throws SQLException {
    String escape = catalogue.getSearchStringEscape();
    return escape == null || escape.isEmpty()
        ? name
        : name.replace(escape, escape + escape)
            .replace("_", escape + "_")
            .replace("%", escape + "%");
  }

  /// What drivers tell of privileges leaves out roles and owners.
  @Override
  public Optional<Boolean> may(Session session, Right right) {
    return Optional.empty();
  }

  @Override
  public void bind(PreparedStatement statement, int index, String value) throws SQLException {
    statement.setString(index, value);
  }

  @Override
  public Page delete(Session session, Rows rows, int most) throws SQLException {
    List<List<Object>> keys = Keyed.keys(session, rows, most);
    int changed = 0;
    for (List<Object> key : keys) {
      changed += Keyed.delete(session, rows, key);
    }
    return new Page(keys.size(), changed);
  }

  @Override
  public Page set(Session session, Rows rows, List<Assignment> assignments, int most)
      throws SQLException {
    List<List<Object>> keys = Keyed.keys(session, rows, most);
    int changed = 0;
    for (List<Object> key : keys) {
      changed += Keyed.set(session, rows, key, assignments);
    }
    return new Page(keys.size(), changed);
  }

  /// None that all databases know; a row that somebody changed meanwhile is no longer one of these.
  @Override
  public String locking() {
    return "";
  }
}
