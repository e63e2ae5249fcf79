package dev.cleanslate.records.declared;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where the change of a row's status is noted: one entry for each row that is marked as deleted.
///
/// @param id the column that takes a fresh UUID
/// @param owner the column that takes the owner's key
/// @param from the column that takes the status before
/// @param to the column that takes the status after
/// @param at the column that takes the time
/// @param by who it is noted for
/// @param reason why
public record History(
    Table table,
    Optional<String> id,
    String owner,
    String from,
    String to,
    String at,
    Optional<By> by,
    Optional<Reason> reason) {
  /// The column that takes who it was, copied from a column of the row itself.
  public record By(String column, String source) {}

  /// The column that takes the reason.
  ///
  /// @param text where `{count}` is replaced by the number of rows counted, and the name of a
  ///   column in braces by the sum over it
  /// @param counted the owner's rows that are counted
  /// @param summed the owner's rows that are summed up
  public record Reason(
      String column, String text, Optional<Counted> counted, Optional<Summed> summed) {}

  /// A table whose rows of the owner are counted.
  ///
  /// @param owner the column that holds the owner's key
  public record Counted(Table table, String owner) {
    Use use() {
      return new Use(table, owner, Set.of(owner), Set.of());
    }
  }

  /// A table of whose rows of the owner some columns are summed up.
  ///
  /// @param owner the column that holds the owner's key
  /// @param columns numbers; empty ones count as nothing
  public record Summed(Table table, String owner, List<String> columns) {
    public Summed {
      columns = List.copyOf(columns);
    }

    Use use() {
      Set<String> read = new HashSet<>(columns);
      read.add(owner);
      return new Use(table, owner, read, Set.of());
    }
  }

  Use use() {
    Set<String> written = new HashSet<>(Set.of(owner, from, to, at));
    id.ifPresent(written::add);
    by.ifPresent(each -> written.add(each.column()));
    reason.ifPresent(each -> written.add(each.column()));
    return new Use(table, owner, Set.of(), written);
  }
}
