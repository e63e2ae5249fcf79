package dev.cleanslate.importer.old;

import dev.cleanslate.importer.mapping.OwnerTable;
import dev.cleanslate.importer.mapping.TrackedTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the old tables in pages that go on behind a key, each in a snapshot of its own; what is
/// added meanwhile in front of the key is for the next time. For one thread at a time.
public final class Pages {
  private final OldDatabase database;
  private final OwnerTable owners;
  private final OldTable own;
  private final Map<TrackedTable, OldTable> tracked;
  private final RowReading reading;
  private final int size;

  /// @param own the table of owners, as it was found
  /// @param tracked the other tables that can be read
  /// @param zone the zone of times that were stored without one
  /// @param size how many owners, or rows that are nobody's, are read at once
  public Pages(
      OldDatabase database,
      OwnerTable owners,
      OldTable own,
      Map<TrackedTable, OldTable> tracked,
      String zone,
      int size) {
    this.database = database;
    this.owners = owners;
    this.own = own;
    this.tracked = new LinkedHashMap<>(tracked);
    this.reading = new RowReading(zone);
    this.size = size;
  }

  /// The owners whose ids come after that one; none at the end.
  public List<OwnerRows> owners(@Nullable String after) throws CannotRead, InterruptedException {
    return database.snapshot(open -> {
      List<String> ids = ids(after).all(open, row -> row.getString(1));
      return ids.isEmpty() ? List.of() : whole(open, ids, true);
    });
  }

  /// Owners that have rows in other tables and none among the owners; none at the end.
  public List<OwnerRows> strays(@Nullable String after) throws CannotRead, InterruptedException {
    if (tracked.isEmpty()) {
      return List.of();
    }
    return database.snapshot(open -> {
      List<String> ids = strayIds(after).all(open, row -> row.getString(1));
      return ids.isEmpty() ? List.of() : whole(open, ids, false);
    });
  }

  /// Rows of a table that name no owner, or one that is not among the owners; none at the end.
  ///
  /// @param nameless whether only those that name none
  public List<Row> nobodys(TrackedTable table, boolean nameless, @Nullable String after)
      throws CannotRead, InterruptedException {
    OldTable readable = readable(table);
    Sql sql = reading.row(readable, table.owner(), table.columns()).add(" where (");
    sql.column("t", table.owner()).add(" is null");
    if (!nameless) {
      sql.add(" or not ").add("exists (").add(ownerOf(table, readable)).add(")");
    }
    sql.add(")");
    return database.snapshot(
        open -> behind(sql, readable, after).all(open, row -> reading.read(row, table.columns())));
  }

  /// The rows that have no owner's id at all in the table of owners.
  public List<Row> nameless(@Nullable String after) throws CannotRead, InterruptedException {
    Sql sql = reading.row(own, owners.id(), owners.columns()).add(" where ");
    sql.column("t", owners.id()).add(" is null");
    return database.snapshot(
        open -> behind(sql, own, after).all(open, row -> reading.read(row, owners.columns())));
  }

  private Sql behind(Sql sql, OldTable table, @Nullable String after) {
    String key = table.source().row();
    if (after != null) {
      sql.add(" and ").column("t", key).add(" > ").as(after, table.type(key));
    }
    return sql.add(" order by ").column("t", key).add(" limit ").value(size);
  }

  private Sql ids(@Nullable String after) {
    Sql sql = Sql.of("select ").column("t", owners.id()).add("::text from ").table(own.source());
    sql.add(" t where ").column("t", owners.id()).add(" is not null");
    if (after != null) {
      sql.add(" and ").column("t", owners.id()).add(" > ").as(after, own.type(owners.id()));
    }
    sql.add(" group by ").column("t", owners.id());
    return sql.add(" order by ").column("t", owners.id()).add(" limit ").value(size);
  }

  /// As text and in the order of its bytes, for the tables may spell the owner by different types.
  private Sql strayIds(@Nullable String after) {
    Sql sql = Sql.of("select s.id from (");
    String union = "";
    for (Map.Entry<TrackedTable, OldTable> each : tracked.entrySet()) {
      String owner = each.getKey().owner();
      sql.add(union).add("select ").column("t", owner).add("::text collate \"C\" as id from ");
      sql.table(each.getValue().source()).add(" t where ").column("t", owner);
      sql.add(" is not null and not exists (").add(ownerOf(each.getKey(), each.getValue()));
      sql.add(")");
      union = " union ";
    }
    sql.add(") s");
    if (after != null) {
      sql.add(" where s.id > ").value(after).add(" collate \"C\"");
    }
    return sql.add(" order by s.id limit ").value(size);
  }

  /// A condition that takes no values: the owner's row beside a row `t`.
  private String ownerOf(TrackedTable table, OldTable readable) {
    boolean alike = own.type(owners.id()).equals(readable.type(table.owner()));
    String cast = alike ? "" : "::text";
    return Sql.of("select 1 from ")
        .table(own.source())
        .add(" o where ")
        .column("o", owners.id())
        .add(cast)
        .add(" = ")
        .column("t", table.owner())
        .add(cast)
        .toString();
  }

  private List<OwnerRows> whole(Connection open, List<String> ids, boolean known)
      throws SQLException {
    Map<String, List<Row>> mine = known ? own(open, ids) : Map.of();
    Map<String, Map<String, List<Row>>> theirs = new LinkedHashMap<>();
    for (TrackedTable table : tracked.keySet()) {
      for (Row row : rows(open, table, ids)) {
        theirs
            .computeIfAbsent(String.valueOf(row.owner()), _ -> new LinkedHashMap<>())
            .computeIfAbsent(table.source().table(), _ -> new ArrayList<>())
            .add(row);
      }
    }
    return ids.stream()
        .map(id ->
            new OwnerRows(id, mine.getOrDefault(id, List.of()), theirs.getOrDefault(id, Map.of())))
        .toList();
  }

  private Map<String, List<Row>> own(Connection open, List<String> ids) throws SQLException {
    Sql sql = reading.row(own, owners.id(), owners.columns()).add(" where ");
    sql.column("t", owners.id()).add(" = ").anyOf(ids, own.type(owners.id()));
    sql.add(" order by ").column("t", own.source().row());
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    sql.all(open, row -> reading.read(row, owners.columns()))
        .forEach(row ->
            rows.computeIfAbsent(String.valueOf(row.owner()), _ -> new ArrayList<>()).add(row));
    return rows;
  }

  private List<Row> rows(Connection open, TrackedTable table, List<String> ids)
      throws SQLException {
    OldTable readable = readable(table);
    Sql sql =
        table.counted()
            ? reading.counted(readable, table.owner())
            : reading.row(readable, table.owner(), table.columns());
    sql.add(" where ").column("t", table.owner());
    boolean alike = own.type(owners.id()).equals(readable.type(table.owner()));
    if (alike) {
      sql.add(" = ").anyOf(ids, readable.type(table.owner()));
    } else {
      sql.add("::text = ").anyOf(ids, "text");
    }
    if (table.counted()) {
      sql.add(" group by ").column("t", table.owner());
      return sql.all(open, reading::readCounted);
    }
    sql.add(" order by ").column("t", readable.source().row());
    return sql.all(open, row -> reading.read(row, table.columns()));
  }

  private OldTable readable(TrackedTable table) {
    return Optional.ofNullable(tracked.get(table))
        .orElseThrow(() -> new IllegalStateException(table.source().table() + " was not found"));
  }
}
