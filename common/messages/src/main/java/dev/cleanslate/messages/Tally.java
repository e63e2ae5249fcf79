package dev.cleanslate.messages;

/// How much of a set there is: a resource may be many things at once (all rows of a table that bear
/// the owner's key, all objects under a prefix).
///
/// In a [Reply] it says what this answer took away, in a [Verdict] what is left.
///
/// @param count how many things
/// @param active how many of them were in use (open sessions), and, in a reply to a forced
///   deletion, were ended first
public record Tally(long count, long active) {
  public Tally {
    Require.within("tally.count", count, 0, Long.MAX_VALUE);
    Require.within("tally.active", active, 0, Long.MAX_VALUE);
  }

  /// Both together.
  public Tally plus(Tally other) {
    return new Tally(Math.addExact(count, other.count), Math.addExact(active, other.active));
  }
}
