package dev.cleanslate.importer.mapping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The table whose rows are owners.
///
/// @param type the catalog's type of them
/// @param id the column with the owner's id
/// @param aliases columns with further names
/// @param proof the column that tells an owner from a later one of the same id
/// @param finished which rows the older service was done with
/// @param parent the owner that owns this one
public record OwnerTable(
    Source source,
    String type,
    String id,
    List<String> aliases,
    Optional<String> proof,
    Optional<Finished> finished,
    Optional<Parent> parent,
    List<ResourceRule> resources) {
  public OwnerTable {
    aliases = List.copyOf(aliases);
    resources = List.copyOf(resources);
  }

  /// Every column that is read, but for the time.
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>(List.of(source.row(), id));
    columns.addAll(aliases);
    proof.ifPresent(columns::add);
    finished.ifPresent(done -> columns.add(done.column()));
    parent.ifPresent(owning -> columns.add(owning.column()));
    resources.forEach(rule -> columns.addAll(rule.columns()));
    return columns;
  }

  /// When a row counts as done: its column has one of the values, or any at all where none are
  /// named.
  public record Finished(String column, List<String> values) {
    public Finished {
      values = List.copyOf(values);
    }
  }

  /// Of what type the owner of these owners is, and the column with its id.
  public record Parent(String type, String column) {}
}
