package dev.cleanslate.worker.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Says that the worker is to stop. Thread-safe.
final class StopSignal {
  private final CountDownLatch latch = new CountDownLatch(1);

  void set() {
    latch.countDown();
  }

  boolean isSet() {
    return latch.getCount() == 0;
  }

  /// Waits so long, or less if the signal comes.
  void await(Duration longest) throws InterruptedException {
    boolean _ = latch.await(longest.toNanos(), TimeUnit.NANOSECONDS);
  }
}
