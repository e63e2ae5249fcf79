package dev.cleanslate.importer.mapping;

import java.util.Optional;
import java.util.Set;

/// A table of the older service, spelt as in its database's own catalogue.
///
/// @param row the column that tells its rows apart: unique, and never empty
/// @param created the column that says when a row was made, if there is one
/// @param mayLack the columns that some installations do not have
public record Source(
    String schema, String table, String row, Optional<String> created, Set<String> mayLack) {
  public Source {
    mayLack = Set.copyOf(mayLack);
  }
}
