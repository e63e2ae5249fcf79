package dev.cleanslate.records.database;

import dev.cleanslate.records.declared.Assignment;
import dev.cleanslate.records.declared.Rows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Rows that are taken one by one: first their keys, then one statement for each. Pure functions
/// around a session.
final class Keyed {
  private Keyed() {}

  /// The keys of at most so many of these rows, locked where the database can.
  static List<List<Object>> keys(Session session, Rows rows, int most) throws SQLException {
    Sql sql = session.sql().add("select ").columns("", rows.key()).add(" from ");
    sql.table(rows.table()).add(" where ").which("", rows).add(session.dialect().locking());
    return session.query(
        sql,
        most,
        row -> {
          List<Object> key = new ArrayList<>();
          for (int i = 1; i <= rows.key().size(); i++) {
            key.add(row.getObject(i));
          }
          return key;
        });
  }

  static int delete(Session session, Rows rows, List<Object> key) throws SQLException {
    Sql sql = session.sql().add("delete from ").table(rows.table());
    return session.update(where(sql, rows, key));
  }

  static int set(Session session, Rows rows, List<Object> key, List<Assignment> assignments)
      throws SQLException {
    Sql sql = session.sql().add("update ").table(rows.table()).add(" set ");
    return session.update(where(sql.assignments(assignments), rows, key));
  }

  /// Adds that it is the row with this key, and still one of these.
  static Sql where(Sql sql, Rows rows, List<Object> key) {
    sql.add(" where ");
    for (int i = 0; i < key.size(); i++) {
      sql.column("", rows.key().get(i)).add(" = ").value(key.get(i)).add(" and ");
    }
    return sql.which("", rows);
  }
}
