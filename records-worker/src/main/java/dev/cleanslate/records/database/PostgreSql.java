package dev.cleanslate.records.database;

import dev.cleanslate.records.declared.Assignment;
import dev.cleanslate.records.declared.Right;
import dev.cleanslate.records.declared.Rows;
import dev.cleanslate.records.declared.Table;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// PostgreSQL, from 13 on. A page is one statement. Source: its documentation, chapters 13
/// (isolation), 27 (`pg_is_in_recovery`), 9.27 (`pg_control_system`, privileges) and 52
/// (catalogue).
record PostgreSql() implements Dialect {
  private static final Duration LONGEST_LOCK_WAIT = Duration.ofSeconds(2);

  /// Under repeatable read a row that changed since the first statement fails the transaction,
  /// instead of being judged by two different states of the database. Times are read and written as
  /// UTC in ISO form.
  @Override
  public void begin(Session session, boolean readOnly, Duration timeout) throws SQLException {
    session.update(
        session
            .sql()
            .add("set transaction isolation level repeatable read, ")
            .add(readOnly ? "read only" : "read write"));
    long wait = Math.min(LONGEST_LOCK_WAIT.toMillis(), Math.max(1, timeout.toMillis() / 2));
    session.one(
        session
            .sql()
            .add("select pg_catalog.set_config('statement_timeout', ")
            .value(Long.toString(Math.max(1, timeout.toMillis())))
            .add(", true), pg_catalog.set_config('lock_timeout', ")
            .value(Long.toString(wait))
            .add(", true), pg_catalog.set_config('TimeZone', 'UTC', true)")
            .add(", pg_catalog.set_config('DateStyle', 'ISO', true)"),
        row -> row.getString(1));
  }

  /// The cluster's own number, given when it was made, and the database in it.
  @Override
  public Optional<String> account(Session session) throws SQLException {
    boolean allowed =
        session.one(
            session
                .sql()
                .add("select pg_catalog.has_function_privilege(")
                .add("'pg_catalog.pg_control_system()', 'execute')"),
            row -> row.getBoolean(1));
    if (!allowed) {
      return Optional.empty();
    }
    return Optional.of(
        session.one(
            session
                .sql()
                .add("select system_identifier || '/' || pg_catalog.current_database()")
                .add(" from pg_catalog.pg_control_system()"),
            row -> row.getString(1)));
  }

  @Override
  public boolean mayBeBehind(Session session) throws SQLException {
    return session.one(
        session.sql().add("select pg_catalog.pg_is_in_recovery()"), row -> row.getBoolean(1));
  }

  @Override
  public Optional<Relation> relation(Session session, Table table) throws SQLException {
    List<Found> found = session.query(catalogue(session, table), Found::of);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Found first = found.getFirst();
    Map<String, Relation.Column> columns = new HashMap<>();
    found.forEach(each -> columns.put(each.name(), each.column()));
    return Optional.of(new Relation(first.unfit(), first.hidden(), columns));
  }

  private static Sql catalogue(Session session, Table table) {
    return session
        .sql()
        .add(
            """
            select c.relkind::text, c.relispartition, pg_catalog.row_security_active(c.oid),
                   a.attname::text, pg_catalog.has_column_privilege(c.oid, a.attnum, 'select'),
                   a.attgenerated <> '' or a.attidentity = 'a',
                   coalesce(not o.collisdeterministic, false) or t.typname = 'citext'
            from pg_catalog.pg_class c
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            join pg_catalog.pg_attribute a
              on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            join pg_catalog.pg_type t on t.oid = a.atttypid
            left join pg_catalog.pg_collation o on o.oid = a.attcollation
            where n.nspname = \
            """)
        .value(table.schema())
        .add(" and c.relname = ")
        .value(table.name());
  }

  @Override
  public Optional<Boolean> may(Session session, Right right) throws SQLException {
    Sql sql = session.sql().add("select pg_catalog.has_schema_privilege(n.oid, 'usage') and ");
    right
        .column()
        .ifPresentOrElse(
            column -> sql.add("pg_catalog.has_column_privilege(c.oid, ").value(column).add(", "),
            () ->
                sql.add(
                    right.verb() == Right.Verb.UPDATE
                        ? "pg_catalog.has_any_column_privilege(c.oid, "
                        : "pg_catalog.has_table_privilege(c.oid, "));
    sql.value(right.verb().name())
        .add(
            """
            )
            from pg_catalog.pg_class c
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where n.nspname = \
            """)
        .value(right.table().schema())
        .add(" and c.relname = ")
        .value(right.table().name());
    return session.query(sql, row -> row.getBoolean(1)).stream().findFirst();
  }

  /// Without a type of its own, so that the server reads it as the type of the column.
  @Override
  public void bind(PreparedStatement statement, int index, String value) throws SQLException {
    statement.setObject(index, value, Types.OTHER);
  }

  @Override
  public Page delete(Session session, Rows rows, int most) throws SQLException {
    Sql sql = page(session, rows, most).add("changed as (delete from ").table(rows.table());
    return counted(session, sql.add(" as t using page as p where "), rows);
  }

  @Override
  public Page set(Session session, Rows rows, List<Assignment> assignments, int most)
      throws SQLException {
    Sql sql = page(session, rows, most).add("changed as (update ").table(rows.table());
    sql.add(" as t set ").assignments(assignments);
    return counted(session, sql.add(" from page as p where "), rows);
  }

  /// In no order: sorting all that is left for each page would cost more than the page, and no two
  /// transactions can wait for each other's rows, since locked ones are left out.
  private static Sql page(Session session, Rows rows, int most) {
    Sql sql = session.sql().add("with page as materialized (select ");
    sql.columns("t", rows.key()).add(" from ").table(rows.table()).add(" as t where ");
    return sql.which("t", rows).add(" limit ").value(most).add(" for update skip locked), ");
  }

  private static Page counted(Session session, Sql sql, Rows rows) throws SQLException {
    for (String column : rows.key()) {
      sql.column("t", column).add(" = ").column("p", column).add(" and ");
    }
    sql.which("t", rows).add(" returning 1)");
    sql.add(" select (select count(*) from page), (select count(*) from changed)");
    return session.one(sql, row -> new Page(row.getInt(1), row.getInt(2)));
  }

  @Override
  public String locking() {
    return " for update skip locked";
  }

  /// One column of the table, with what is true of the table.
  private record Found(
      Optional<String> unfit, boolean hidden, String name, Relation.Column column) {
    static Found of(java.sql.ResultSet row) throws SQLException {
      return new Found(
          unfit(row.getString(1), row.getBoolean(2)),
          row.getBoolean(3),
          row.getString(4),
          new Relation.Column(row.getBoolean(5), row.getBoolean(6), row.getBoolean(7)));
    }

    /// Whatever shows a part of the rows only would let the rest be left behind unseen.
    private static Optional<String> unfit(String sort, boolean partition) {
      if (partition) {
        return Optional.of("is one partition of a table; declare the whole table");
      }
      return switch (sort) {
        case "r", "p" -> Optional.empty();
        case "v", "m" -> Optional.of("is a view, which may leave rows out; declare its table");
        default -> Optional.of("is no table that keeps its rows itself");
      };
    }
  }
}
