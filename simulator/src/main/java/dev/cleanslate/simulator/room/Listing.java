package dev.cleanslate.simulator.room;

import java.util.Set;

/// How a listing is to be answered.
public sealed interface Listing {
  /// As things are.
  record Honest() implements Listing {}

  /// The first page again and again, saying that there is more.
  record Loops() implements Listing {}

  /// At most `keep` elements of the page, saying that there is no more.
  record CutShort(int keep) implements Listing {}

  /// Without these ids though they are there; none named means without the first of the page.
  record Misses(Set<String> ids) implements Listing {
    public Misses {
      ids = Set.copyOf(ids);
    }
  }

  /// With these deleted ids; none named means all that were deleted and are remembered.
  record StillShows(Set<String> ids) implements Listing {
    public StillShows {
      ids = Set.copyOf(ids);
    }
  }

  /// As things are.
  Listing HONEST = new Honest();
}
