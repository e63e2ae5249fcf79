package dev.cleanslate.importer.old;

import dev.cleanslate.importer.mapping.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which tables are there and may be read, by the database's own catalogue. Source: PostgreSQL's
/// documentation, chapters 9.27 (privileges) and 52 (catalogue).
public final class Catalogue {
  private final OldDatabase database;

  /// Asks that database, each time anew.
  public Catalogue(OldDatabase database) {
    this.database = database;
  }

  /// What became of looking for a table.
  public sealed interface Found {
    /// It can be read; `warning` says what may be missing all the same, or is empty.
    record Here(OldTable table, String warning) implements Found {}

    /// It cannot be read, and why.
    record Away(String why) implements Found {}
  }

  /// A table with those columns.
  public Found find(Source source, Set<String> columns) throws CannotRead, InterruptedException {
    List<Column> found = database.snapshot(open -> columns(open, source));
    String name = source.schema() + "." + source.table();
    if (found.isEmpty()) {
      return new Found.Away("there is no table %s".formatted(name));
    }
    Map<String, Column> here =
        found.stream().collect(Collectors.toMap(Column::name, column -> column));
    Set<String> wanted = new LinkedHashSet<>(columns);
    source.created().ifPresent(wanted::add);
    Set<String> missing = new TreeSet<>(wanted);
    missing.removeAll(here.keySet());
    missing.removeAll(source.mayLack());
    if (!missing.isEmpty()) {
      return new Found.Away("%s has no column %s".formatted(name, String.join(", ", missing)));
    }
    wanted.retainAll(here.keySet());
    return readable(source, name, wanted, here);
  }

  private static Found readable(
      Source source, String name, Set<String> wanted, Map<String, Column> here) {
    List<Column> read = wanted.stream().map(here::get).toList();
    List<String> barred =
        read.stream().filter(column -> !column.allowed()).map(Column::name).toList();
    if (!barred.isEmpty()) {
      return new Found.Away(
          "this role may not read %s of %s".formatted(String.join(", ", barred), name));
    }
    boolean hidden = read.stream().anyMatch(Column::rowsHidden);
    return new Found.Here(
        new OldTable(source, read.stream().collect(Collectors.toMap(Column::name, Column::type))),
        hidden ? "row security may hide rows of %s from this role".formatted(name) : "");
  }

  private static List<Column> columns(Connection open, Source source) throws SQLException {
    return Sql.of(
            """
            select a.attname::text, pg_catalog.format_type(a.atttypid, -1),
                   pg_catalog.has_schema_privilege(n.oid, 'usage')
                   and pg_catalog.has_column_privilege(c.oid, a.attnum, 'select'),
                   pg_catalog.row_security_active(c.oid)
              from pg_catalog.pg_class c
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
              join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
             where c.relkind in ('r', 'p', 'v', 'm', 'f')
               and n.nspname =
            """)
        .value(source.schema())
        .add(" and c.relname = ")
        .value(source.table())
        .all(
            open,
            row ->
                new Column(
                    row.getString(1), row.getString(2), row.getBoolean(3), row.getBoolean(4)));
  }

  private record Column(String name, String type, boolean allowed, boolean rowsHidden) {}
}
