package dev.cleanslate.records.declared;

import java.util.Optional;

/// What a role must be allowed to do to a table, besides reading it.
///
/// @param column the column it is about; absent for the table as a whole
public record Right(Verb verb, Table table, Optional<String> column) {
  /// As PostgreSQL names them.
  public enum Verb {
    DELETE,
    INSERT,

    /// Without a column: of any one of them, for locking a row takes that. Source: PostgreSQL's
    /// documentation of `SELECT`, the locking clause.
    UPDATE
  }

  static Right to(Verb verb, Table table) {
    return new Right(verb, table, Optional.empty());
  }

  static Right to(Verb verb, Table table, String column) {
    return new Right(verb, table, Optional.of(column));
  }

  /// In words that people can grant by; never part of a statement.
  public String shown() {
    String what = verb.name().toLowerCase(java.util.Locale.ROOT);
    if (column.isPresent()) {
      return "%s (%s) on %s".formatted(what, column.get(), table.shown());
    }
    return verb == Verb.UPDATE
        ? "%s on any column of %s, to lock rows".formatted(what, table.shown())
        : "%s on %s".formatted(what, table.shown());
  }
}
