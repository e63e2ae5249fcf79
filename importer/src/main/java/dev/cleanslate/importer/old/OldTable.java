package dev.cleanslate.importer.old;

import dev.cleanslate.importer.mapping.Source;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A table that is there and may be read.
///
/// @param types the type of each column that is there, as the catalogue writes it
public record OldTable(Source source, Map<String, String> types) {
  public OldTable {
    types = Map.copyOf(types);
  }

  String type(String column) {
    String type = types.get(column);
    if (type == null) {
      throw new IllegalStateException(column + " was not found in " + source.table());
    }
    return type;
  }

  boolean has(String column) {
    return types.containsKey(column);
  }

  /// Those of these columns that are not there, which they may.
  public Set<String> lacks(Set<String> columns) {
    Set<String> lacking = new TreeSet<>(columns);
    lacking.removeAll(types.keySet());
    return lacking;
  }
}
