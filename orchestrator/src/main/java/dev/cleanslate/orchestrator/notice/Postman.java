package dev.cleanslate.orchestrator.notice;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Goes its rounds for as long as the process runs: each errand on a thread of its own, so that
/// none waits for another.
final class Postman implements SmartLifecycle, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final List<Errand> errands;
  private final List<? extends AutoCloseable> kept;
  private final Duration pause;
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch stopped = new CountDownLatch(0);
  private volatile boolean running;

  /// @param kept closed at the end
  Postman(List<Errand> errands, List<? extends AutoCloseable> kept, Duration pause) {
    this.errands = List.copyOf(errands);
    this.kept = List.copyOf(kept);
    this.pause = pause;
  }

  @Override
  public void start() {
    running = true;
    CountDownLatch until = new CountDownLatch(1);
    stopped = until;
    errands.forEach(errand ->
        threads.add(
            Thread.ofPlatform().name(errand.name()).daemon(true).start(() -> run(errand, until))));
  }

  private void run(Errand errand, CountDownLatch until) {
    try {
      Duration rest = Duration.ZERO;
      while (!until.await(rest.toMillis(), TimeUnit.MILLISECONDS)) {
        rest = run(errand);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration run(Errand errand) throws InterruptedException {
    try {
      return errand.work().run() == 0 ? pause : Duration.ZERO;
    } catch (RuntimeException failure) {
      LOG.error("{} cannot go on now; trying again in a second", errand.name(), failure);
      return AFTER_FAILURE;
    }
  }

  @Override
  public void stop() {
    running = false;
    stopped.countDown();
    threads.forEach(Thread::interrupt);
    threads.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public void close() {
    for (AutoCloseable one : kept) {
      try {
        one.close();
      } catch (Exception failure) {
        LOG.warn("{} could not be closed; the process ends all the same", one, failure);
      }
    }
  }

  /// Something to do again and again.
  record Errand(String name, Work work) {}

  /// Does a bounded part of it; answers how much there was.
  interface Work {
    int run() throws InterruptedException;
  }
}
