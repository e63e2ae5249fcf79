package dev.cleanslate.importer.old;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of an old table, or many that are only counted.
///
/// @param key what tells it apart; the owner's id where rows are counted
/// @param owner the owner's id; absent where the row has none
/// @param values what its columns hold, as text; what is empty is not in it
/// @param created when it was made, where that is known and in the past
/// @param count how many rows it stands for
public record Row(
    String key,
    @Nullable String owner,
    Map<String, String> values,
    @Nullable Instant created,
    long count) {
  public Row {
    values = Map.copyOf(values);
  }

  /// What a column holds; empty where it holds nothing, or only blanks.
  public Optional<String> value(String column) {
    return Optional.ofNullable(values.get(column)).filter(value -> !value.isBlank());
  }
}
