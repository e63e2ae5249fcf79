package dev.cleanslate.orchestrator.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Transactions of the database. What is to run after the commit runs once the connection is given
/// back, each whatever became of the one before.
final class SpringTransactions implements Transactions {
  private static final Logger LOG = LoggerFactory.getLogger(SpringTransactions.class);
  private static final ThreadLocal<@Nullable Deque<Runnable>> AFTERWARDS = new ThreadLocal<>();

  private final TransactionTemplate template;

  SpringTransactions(TransactionTemplate template) {
    this.template = template;
  }

  @Override
  public <T> T run(Supplier<T> work) {
    if (AFTERWARDS.get() != null) {
      return work.get();
    }
    Deque<Runnable> mine = new ArrayDeque<>();
    AFTERWARDS.set(mine);
    T result;
    try {
      result = Objects.requireNonNull(template.execute(_ -> work.get()));
    } finally {
      AFTERWARDS.remove();
    }
    mine.forEach(SpringTransactions::attempt);
    return result;
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failure) {
      LOG.error("it is committed, but something that was to follow could not be done", failure);
    }
  }

  @Override
  public void afterCommit(Runnable work) {
    Deque<Runnable> mine = AFTERWARDS.get();
    if (mine == null) {
      throw new IllegalStateException("afterCommit was called outside a transaction");
    }
    mine.add(work);
  }
}
