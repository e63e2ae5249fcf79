package dev.cleanslate.simulator.room;

import java.util.Optional;
import java.util.function.Predicate;

/// Which page of a shelf is wanted.
///
/// @param after start behind this id
/// @param before end in front of this id
/// @param skip leave out so many of those that count
/// @param wanted which objects count at all
public record PageOrder(
    boolean ascending,
    int limit,
    Optional<String> after,
    Optional<String> before,
    int skip,
    Predicate<Entry> wanted) {

  /// Those who page by a cursor skip nothing.
  public PageOrder(
      boolean ascending,
      int limit,
      Optional<String> after,
      Optional<String> before,
      Predicate<Entry> wanted) {
    this(ascending, limit, after, before, 0, wanted);
  }

  /// Those who page by an offset have no cursor.
  public static PageOrder from(int skip, int limit, Predicate<Entry> wanted) {
    return new PageOrder(true, limit, Optional.empty(), Optional.empty(), skip, wanted);
  }
}
