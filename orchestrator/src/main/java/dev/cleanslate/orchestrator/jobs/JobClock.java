package dev.cleanslate.orchestrator.jobs;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Runs the jobs whose time has come, for as long as the process runs.
final class JobClock implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(JobClock.class);

  private final Jobs jobs;
  private final Duration pause;
  private volatile CountDownLatch stopped = new CountDownLatch(0);
  private volatile boolean running;

  JobClock(Jobs jobs, Duration pause) {
    this.jobs = jobs;
    this.pause = pause;
  }

  @Override
  public void start() {
    running = true;
    stopped = new CountDownLatch(1);
    Thread.ofPlatform().name("jobs").daemon(true).start(this::run);
  }

  private void run() {
    CountDownLatch until = stopped;
    try {
      while (!until.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        runDue(until);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void runDue(CountDownLatch until) {
    try {
      while (until.getCount() > 0 && jobs.runDue()) {
        // The next one.
      }
    } catch (RuntimeException failure) {
      LOG.error("a job that is due cannot be run now; trying again soon", failure);
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
