package dev.cleanslate.importer.old;

import java.util.List;
import java.util.Map;

/// An owner's id with all rows that bear it, read in one snapshot.
///
/// @param own its rows in the table of owners; several where an id was given twice, none where it
///   is gone
/// @param tracked what the other tables have of it, by table
public record OwnerRows(String id, List<Row> own, Map<String, List<Row>> tracked) {
  public OwnerRows {
    own = List.copyOf(own);
    tracked = Map.copyOf(tracked);
  }
}
