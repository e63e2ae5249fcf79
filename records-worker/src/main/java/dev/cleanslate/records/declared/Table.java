package dev.cleanslate.records.declared;

/// A table by its exact name, as the database's own catalogue spells it: upper and lower case
/// count, and any character may be in it.
public record Table(String schema, String name) {
  /// The name as people write it; never part of a statement.
  public String shown() {
    return schema + "." + name;
  }
}
