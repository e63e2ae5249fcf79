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
    int told = 0;
    boolean failed = false;
    for (Feed feed : feeds) {
      try {
        told += feed.tell();
      } catch (RuntimeException failure) {
        LOG.error("{} cannot tell now; trying again in a second", feed, failure);
        failed = true;
      }
    }
    return failed ? Duration.ofSeconds(1) : told == 0 ? pause : Duration.ZERO;
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
