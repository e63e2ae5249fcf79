package dev.cleanslate.records.declared;

import java.util.List;

/// Some rows of one owner.
///
/// @param owner the column that holds the owner's key
/// @param key the columns that tell one row from another
/// @param id the owner's key
public record Rows(Table table, String owner, List<String> key, String id, Condition condition) {
  public Rows {
    key = List.copyOf(key);
  }
}
