package dev.cleanslate.importer.run;

import dev.cleanslate.importer.old.Row;
import dev.cleanslate.messages.ResourceEvent.Item;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is registered for one owner, and which rows it stands for.
///
/// @param rows all rows that were read of it and are not done with
/// @param finished the rows that the older service was done with
/// @param parent the id of the owner that owns it
record Placement(
    String id,
    List<Placed> items,
    List<Alias> aliases,
    @Nullable Instant at,
    Optional<String> parent,
    Set<Told> rows,
    List<Told> finished,
    List<Lost> lost) {

  /// A row of a table.
  record Told(String table, Row row) {}

  /// A resource and the rows that say so.
  record Placed(Item item, Set<Told> rows) {}

  /// A further name, and the row that says so.
  record Alias(String name, Told row) {}

  /// A part of a row that could not be placed.
  record Lost(Told row, @Nullable String kind, Reason reason, String detail) {
    Leftover leftover() {
      return new Leftover(
          row.table(),
          row.row().key(),
          row.row().count(),
          row.row().owner(),
          kind,
          reason.wire(),
          detail);
    }
  }
}
