package dev.cleanslate.records.database;

import java.util.Map;
import java.util.Optional;

/// A table as the database's catalogue has it.
///
/// @param unfit why counting its rows would not tell the truth
/// @param hidden whether rows may be hidden from this role
record Relation(Optional<String> unfit, boolean hidden, Map<String, Column> columns) {
  Relation {
    columns = Map.copyOf(columns);
  }

  /// @param readable whether this role may read it
  /// @param computed whether the database computes its value
  /// @param fuzzy whether it takes texts for equal that are not
  record Column(boolean readable, boolean computed, boolean fuzzy) {}
}
