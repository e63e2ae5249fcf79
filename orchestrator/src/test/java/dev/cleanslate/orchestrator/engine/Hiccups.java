package dev.cleanslate.orchestrator.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Transactions of a database that goes away at the moments that matter, once each.
public final class Hiccups implements Transactions {
  private final Transactions real;
  private boolean committed;
  private int depth;

  /// Raised by the next transaction that is begun after a commit.
  public @Nullable RuntimeException next;

  /// Raised by the next commit, which nevertheless goes well.
  public @Nullable RuntimeException unacknowledged;

  private Hiccups(Transactions real) {
    this.real = real;
  }

  /// What is as those books but for its transactions.
  public static Books in(Books books, Hiccups hiccups) {
    return new Books(hiccups, books.sagas(), books.ledger(), books.alerts());
  }

  /// Before those transactions.
  public static Hiccups before(Transactions real) {
    return new Hiccups(real);
  }

  @Override
  public <T> T run(Supplier<T> work) {
    RuntimeException refused = committed ? next : null;
    if (refused != null) {
      next = null;
      throw refused;
    }
    depth++;
    T result;
    try {
      result = real.run(work);
    } finally {
      depth--;
    }
    RuntimeException unheard = depth == 0 ? unacknowledged : null;
    if (unheard != null) {
      unacknowledged = null;
      throw unheard;
    }
    return result;
  }

  @Override
  public void afterCommit(Runnable work) {
    real.afterCommit(() -> {
      committed = true;
      try {
        work.run();
      } finally {
        committed = false;
      }
    });
  }
}
