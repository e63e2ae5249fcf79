package dev.cleanslate.orchestrator.engine;

import java.util.List;

/// Sees what the engine did, for those who count it or write it down. Called after the commit and
/// after the sending, on the thread that did both, so it must be quick; a failure of it is logged
/// and changes nothing. A process that dies between the commit and the call leaves a gap: what must
/// not be lost is read from the history instead.
@FunctionalInterface
public interface Witness {
  /// Takes in what one transaction came to.
  void saw(Occurrence occurrence);

  /// One who tells all of those.
  static Witness of(List<Witness> all) {
    return occurrence -> all.forEach(one -> one.saw(occurrence));
  }
}
