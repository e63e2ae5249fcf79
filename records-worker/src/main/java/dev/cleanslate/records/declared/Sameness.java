package dev.cleanslate.records.declared;

import java.util.Set;

/// Where it is written which owner this is, in case another one has come back under the same key:
/// the value of a column in the owner's own row.
///
/// @param key the column that holds the owner's key
/// @param column the column whose value, as text, is compared with the registered one
public record Sameness(Table table, String key, String column) {
  Use use() {
    return new Use(table, key, Set.of(key, column), Set.of());
  }
}
