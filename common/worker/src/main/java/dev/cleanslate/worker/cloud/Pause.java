package dev.cleanslate.worker.cloud;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets time pass. Injected, so that tests need not wait.
@FunctionalInterface
public interface Pause {
  /// Waits on the calling thread.
  void forA(Duration time) throws InterruptedException;

  /// Really waits.
  static Pause real() {
    return time -> {
      boolean _ = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
    };
  }
}
