package dev.cleanslate.orchestrator.saga;

/// The order between kinds, as one row per kind and saga: what remains of it, and how many kinds it
/// still waits for.
///
/// @param kind the kind
/// @param remaining steps of it that are not out of the way
/// @param blockedBy kinds before it that have not passed; its steps may be opened at zero
/// @param passed whether everything of it was out of the way once; what came after stays open from
///   then on
/// @param last whether it waits for everything else to be verified gone
public record Gate(String kind, int remaining, int blockedBy, boolean passed, boolean last) {
  /// Whether its steps may be opened.
  public boolean isOpen() {
    return blockedBy == 0;
  }

  Gate remaining(int delta) {
    return new Gate(kind, remaining + delta, blockedBy, passed, last);
  }

  Gate unblocked() {
    return new Gate(kind, remaining, blockedBy - 1, passed, last);
  }

  Gate blockedBy(int others) {
    return new Gate(kind, remaining, others, passed, last);
  }

  Gate last(boolean isLast) {
    return new Gate(kind, remaining, blockedBy, passed, isLast);
  }

  Gate pass() {
    return new Gate(kind, remaining, blockedBy, true, last);
  }
}
