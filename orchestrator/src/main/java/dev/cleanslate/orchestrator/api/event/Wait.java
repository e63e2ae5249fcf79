package dev.cleanslate.orchestrator.api.event;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waits for one deletion on the thread of a call: looks at first, and then whenever it has moved.
final class Wait implements Reader {
  private final UUID deletion;
  private final Semaphore news = new Semaphore(0);
  private volatile boolean ended;
  private String mark = "";

  Wait(UUID deletion) {
    this.deletion = deletion;
  }

  @Override
  public Optional<UUID> deletion() {
    return Optional.of(deletion);
  }

  @Override
  public void seen(String newest) {
    if (!newest.equals(mark)) {
      mark = newest;
      news.release();
    }
  }

  @Override
  public void end() {
    ended = true;
    news.release();
  }

  /// Whether it is over within that time.
  boolean until(BooleanSupplier isOver, Duration patience) {
    long begun = System.nanoTime();
    try {
      while (!isOver.getAsBoolean()) {
        long left = patience.toNanos() - (System.nanoTime() - begun);
        if (ended || left <= 0 || !news.tryAcquire(left, TimeUnit.NANOSECONDS)) {
          return isOver.getAsBoolean();
        }
        news.drainPermits();
      }
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
