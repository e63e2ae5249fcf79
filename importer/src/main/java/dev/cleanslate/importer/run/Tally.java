package dev.cleanslate.importer.run;

/// How many rows of a table, and what became of them; the last four add up to the first.
///
/// @param read how many were read
/// @param registered something that they stand for is new in the ledger
/// @param known all that they stand for was there before
/// @param finished the older service was done with them
/// @param unplaced they, or a part of what they stand for, could not be placed
record Tally(long read, long registered, long known, long finished, long unplaced) {
  static final Tally NONE = new Tally(0, 0, 0, 0, 0);

  static Tally registered(long rows) {
    return new Tally(rows, rows, 0, 0, 0);
  }

  static Tally known(long rows) {
    return new Tally(rows, 0, rows, 0, 0);
  }

  static Tally finished(long rows) {
    return new Tally(rows, 0, 0, rows, 0);
  }

  static Tally unplaced(long rows) {
    return new Tally(rows, 0, 0, 0, rows);
  }

  Tally and(Tally other) {
    return new Tally(
        read + other.read,
        registered + other.registered,
        known + other.known,
        finished + other.finished,
        unplaced + other.unplaced);
  }
}
