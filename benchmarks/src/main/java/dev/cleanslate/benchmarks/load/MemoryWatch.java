package dev.cleanslate.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Asks now and then how much memory the processes hold, and keeps the most.
final class MemoryWatch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(400);

  private final ProcessFiles processes;
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread thread;
  private volatile long peakKb;

  private MemoryWatch(ProcessFiles processes) {
    this.processes = processes;
    this.thread = Thread.ofPlatform().daemon().name("memory-watch").unstarted(this::watch);
  }

  static MemoryWatch start(ProcessFiles processes) {
    MemoryWatch watch = new MemoryWatch(processes);
    watch.thread.start();
    return watch;
  }

  /// The most since the start, in kB.
  long peakKb() {
    return peakKb;
  }

  @Override
  public void close() {
    end.countDown();
  }

  private void watch() {
    try {
      do {
        peakKb = Math.max(peakKb, processes.memoryKb());
      } while (!end.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
