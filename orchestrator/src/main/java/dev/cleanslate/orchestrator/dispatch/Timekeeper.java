package dev.cleanslate.orchestrator.dispatch;

import dev.cleanslate.orchestrator.engine.Engine;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Wakes what is due, again and again, for as long as the process runs. Several may run at once, in
/// one process or many.
final class Timekeeper implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Timekeeper.class);
  private static final int BATCH = 500;

  private final Engine engine;
  private final Duration pause;
  private volatile CountDownLatch stopped = new CountDownLatch(0);
  private volatile boolean running;

  Timekeeper(Engine engine, Duration pause) {
    this.engine = engine;
    this.pause = pause;
  }

  @Override
  public void start() {
    running = true;
    stopped = new CountDownLatch(1);
    Thread.ofPlatform().name("timekeeper").daemon(true).start(this::run);
  }

  private void run() {
    CountDownLatch until = stopped;
    try {
      Duration rest = Duration.ZERO;
      while (!until.await(rest.toMillis(), TimeUnit.MILLISECONDS)) {
        rest = wake();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration wake() {
    try {
      return engine.wake(BATCH) < BATCH ? pause : Duration.ZERO;
    } catch (RuntimeException failure) {
      LOG.error("what is due cannot be woken now; trying again in a second", failure);
      return Duration.ofSeconds(1);
    }
  }

  @Override
  public void stop() {
    running = false;
    stopped.countDown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
