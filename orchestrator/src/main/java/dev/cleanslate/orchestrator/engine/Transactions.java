package dev.cleanslate.orchestrator.engine;

import java.util.function.Supplier;

/// Runs work in one transaction, joining the one that is under way; an exception rolls it back and
/// goes on.
public interface Transactions {
  /// The work's result, once committed.
  <T> T run(Supplier<T> work);

  /// Runs this on the same thread once the transaction under way is committed; never where it is
  /// rolled back. What it throws is logged and reaches nobody, for what is committed has not
  /// failed.
  void afterCommit(Runnable work);
}
