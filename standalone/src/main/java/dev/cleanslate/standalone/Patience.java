package dev.cleanslate.standalone;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waiting for what another process does and tells nobody: asks again in short intervals, up to a
/// limit.
record Patience(Duration limit) {
  private static final long INTERVAL_NS = Duration.ofMillis(25).toNanos();

  /// Whether the condition came true within the limit.
  boolean until(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(INTERVAL_NS);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    return true;
  }
}
