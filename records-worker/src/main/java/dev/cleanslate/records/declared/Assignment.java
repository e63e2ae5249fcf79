package dev.cleanslate.records.declared;

/// What a column is set to.
public sealed interface Assignment {
  /// The column that is written.
  String column();

  /// This value.
  record To(String column, String value) implements Assignment {}

  /// The database's present time.
  record Now(String column) implements Assignment {}
}
