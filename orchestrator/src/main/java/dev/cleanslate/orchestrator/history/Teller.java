package dev.cleanslate.orchestrator.history;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Lets every feed tell its news, again and again, for as long as the process runs.
final class Teller implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Teller.class);

  private final List<Feed> feeds;
  private final Duration pause;
  private volatile CountDownLatch stopped = new CountDownLatch(0);
  private volatile boolean running;

  Teller(List<Feed> feeds, Duration pause) {
    this.feeds = feeds;
    this.pause = pause;
  }

  @Override
  public void start() {
    running = true;
    stopped = new CountDownLatch(1);
    Thread.ofPlatform().name("teller").daemon(true).start(this::run);
  }

  private void run() {
    CountDownLatch until = stopped;
    try {
      Duration rest = Duration.ZERO;
      while (!until.await(rest.toMillis(), TimeUnit.MILLISECONDS)) {
        rest = tell();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration tell() {
    try {
      int told = 0;
      for (Feed feed : feeds) {
        told += feed.tell();
      }
      return told == 0 ? pause : Duration.ZERO;
    } catch (RuntimeException failure) {
      LOG.error("events cannot be told now; trying again in a second", failure);
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
