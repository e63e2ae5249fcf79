package dev.cleanslate.simulator.stage;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// How slow answers wait.
@FunctionalInterface
public interface Pause {
  /// Waits so long, or until the simulator closes.
  void pause(Duration duration, CountDownLatch closing) throws InterruptedException;

  /// Waits by the system's clock.
  Pause REAL =
      (duration, closing) -> {
        boolean closed = closing.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        assert closed || !duration.isNegative();
      };
}
