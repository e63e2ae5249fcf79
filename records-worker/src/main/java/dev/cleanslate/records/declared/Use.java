package dev.cleanslate.records.declared;

import java.util.Set;

/// What is done with a table, so that it can be held against the database's catalogue before.
///
/// @param key the column by which rows are found; it must tell different texts apart
/// @param read the columns that are read, the key among them
/// @param written the columns that are set
public record Use(Table table, String key, Set<String> read, Set<String> written) {
  public Use {
    read = Set.copyOf(read);
    written = Set.copyOf(written);
  }
}
