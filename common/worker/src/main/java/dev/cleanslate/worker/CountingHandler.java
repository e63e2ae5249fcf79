package dev.cleanslate.worker;

import org.jspecify.annotations.Nullable;

/// A handler that can go through everything its provider has of a kind, so that a census finds what
/// nobody registered. A worker that has one also answers the questions on `census.<worker>`.
public interface CountingHandler extends ResourceHandler {
  /// One page of everything of a kind, in an order that does not change between pages, beginning
  /// behind `after`. Takes one call or two, changes nothing, and remembers nothing.
  ///
  /// @param after where the page before ended; null for the first
  /// @param most how many things the page may have
  Counted count(String kind, @Nullable String after, int most, Errand errand);
}
