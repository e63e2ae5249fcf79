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
        if (closing.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
          System.getLogger(Pause.class.getName())
              .log(System.Logger.Level.DEBUG, "closed during a slow answer");
        }
      };
}
