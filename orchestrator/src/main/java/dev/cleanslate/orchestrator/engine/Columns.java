package dev.cleanslate.orchestrator.engine;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Rows turned into columns: the arrays that `unnest` makes rows of again.
final class Columns {
  private Columns() {}

  static <R, T extends @Nullable Object> T[] column(
      List<R> rows, Function<R, T> value, IntFunction<T[]> array) {
    return rows.stream().map(value).toArray(array);
  }

  /// Ids and times travel as text, since the driver has no arrays of them; the statement casts
  /// them.
  static <R> @Nullable String[] texts(List<R> rows, Function<R, ? extends @Nullable Object> value) {
    return rows.stream()
        .map(value)
        .map(one -> one == null ? null : one.toString())
        .toArray(String[]::new);
  }
}
