package dev.cleanslate.ibm.vpc;

import org.jspecify.annotations.Nullable;

/// Which page of a listing.
///
/// @param start what the page before named as the next one's start; absent for the first
/// @param limit how many, at most
public record PageWish(@Nullable String start, int limit) {
  /// The first page.
  public static PageWish first(int limit) {
    return new PageWish(null, limit);
  }
}
