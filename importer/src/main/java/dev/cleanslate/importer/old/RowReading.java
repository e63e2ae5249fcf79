package dev.cleanslate.importer.old;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is read of a row, and how: all columns as text, and the time it was made as an instant. A
/// time that lies ahead, or before there were computers of this sort, is none.
///
/// @param zone the zone of times that were stored without one
record RowReading(String zone) {
  private static final Set<String> WITH_ZONE = Set.of("timestamp with time zone");
  private static final Set<String> WITHOUT_ZONE = Set.of("timestamp without time zone", "date");

  /// `select` key, owner, time and the columns, `from` the table as `t`.
  Sql row(OldTable table, String owner, Set<String> columns) {
    Sql sql = Sql.of("select ").column("t", table.source().row()).add("::text, ");
    sql.column("t", owner).add("::text, ");
    made(sql, table, "", "");
    for (String column : columns) {
      sql.add(", ");
      if (table.has(column)) {
        sql.column("t", column).add("::text");
      } else {
        sql.add("null::text");
      }
    }
    return sql.add(" from ").table(table.source()).add(" t");
  }

  /// `select` owner, number and first time, `from` the table as `t`.
  Sql counted(OldTable table, String owner) {
    Sql sql = Sql.of("select ").column("t", owner).add("::text, pg_catalog.count(*), ");
    made(sql, table, "pg_catalog.min(", ")");
    return sql.add(" from ").table(table.source()).add(" t");
  }

  private void made(Sql sql, OldTable table, String before, String after) {
    String column = table.source().created().filter(table::has).orElse(null);
    String type = column == null ? "" : table.type(column);
    if (column == null || !(WITH_ZONE.contains(type) || WITHOUT_ZONE.contains(type))) {
      sql.add("null::text");
      return;
    }
    sql.add(before).add("case when pg_catalog.isfinite(").column("t", column);
    sql.add(") then extract(epoch from ").column("t", column);
    if (WITHOUT_ZONE.contains(type)) {
      sql.add("::timestamp at time zone ").value(zone);
    }
    sql.add(")::numeric end").add(after).add("::text || ' ' || extract(epoch from now())::text");
  }

  /// One row of [#row].
  Row read(ResultSet row, Set<String> columns) throws SQLException {
    Map<String, String> values = new HashMap<>();
    int index = 4;
    for (String column : columns) {
      String value = row.getString(index++);
      if (value != null) {
        values.put(column, value);
      }
    }
    return new Row(row.getString(1), row.getString(2), values, instant(row.getString(3)), 1);
  }

  /// One row of [#counted].
  Row readCounted(ResultSet row) throws SQLException {
    return new Row(
        row.getString(1), row.getString(1), Map.of(), instant(row.getString(3)), row.getLong(2));
  }

  /// Seconds of the time and of the transaction's own.
  private static @Nullable Instant instant(@Nullable String seconds) {
    if (seconds == null) {
      return null;
    }
    List<BigDecimal> times = List.of(seconds.split(" ")).stream().map(BigDecimal::new).toList();
    BigDecimal made = times.getFirst();
    return made.signum() <= 0 || made.compareTo(times.getLast()) > 0
        ? null
        : Instant.ofEpochMilli(made.movePointRight(3).longValue());
  }
}
