package dev.cleanslate.orchestrator.api.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param items what is on it, in the list's order
/// @param next the cursor of the next page; absent on the last one
public record Page<T>(List<T> items, @Nullable String next) {
  /// The largest page.
  public static final int MAX = 500;

  private static final int USUAL = 100;

  /// How many items to show; a [Problem] about `limit` where it is none that is allowed.
  public static int limit(@Nullable Integer asked) {
    if (asked == null) {
      return USUAL;
    }
    if (asked < 1 || asked > MAX) {
      throw Problem.field("limit", "must lie between 1 and %d, but was %d".formatted(MAX, asked));
    }
    return asked;
  }

  /// A page of rows that were read with a limit of one more than is shown, which tells whether
  /// there is a next one.
  public static <R, T> Page<T> of(
      List<R> rows, int limit, Function<R, Cursor> place, Function<R, T> shown) {
    boolean more = rows.size() > limit;
    List<R> mine = more ? rows.subList(0, limit) : rows;
    return new Page<>(
        mine.stream().map(shown).toList(), more ? place.apply(mine.getLast()).wire() : null);
  }
}
