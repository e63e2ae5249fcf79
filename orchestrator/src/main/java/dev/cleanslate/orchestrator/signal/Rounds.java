package dev.cleanslate.orchestrator.signal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Asks every source how things stand, again and again, on a thread of its own, so that whoever
/// reads the metrics waits for neither database nor broker. Where a source cannot answer, its last
/// figures stay, and `cleanslate.figures.age.seconds` says how old they are.
final class Rounds implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  /// Asking may take one part in so many of a thread's time.
  private static final int REST = 20;

  private final Map<Source, Board> boards = new LinkedHashMap<>();
  private final Map<Source, AtomicLong> answered = new LinkedHashMap<>();
  private final Duration every;
  private final LongSupplier nanos;
  private volatile CountDownLatch stopped = new CountDownLatch(0);
  private volatile boolean running;

  Rounds(List<Source> sources, MeterRegistry registry, Duration every, LongSupplier nanos) {
    this.every = every;
    this.nanos = nanos;
    for (Source source : sources) {
      AtomicLong at = new AtomicLong(nanos.getAsLong());
      boards.put(source, new Board(registry));
      answered.put(source, at);
      Gauge.builder("cleanslate.figures.age.seconds", () -> (nanos.getAsLong() - at.get()) / 1e9)
          .description("How old the figures are that a source gave")
          .tag("source", source.name())
          .register(registry);
    }
  }

  @Override
  public void start() {
    running = true;
    stopped = new CountDownLatch(1);
    Thread.ofPlatform().name("signals").daemon(true).start(this::run);
  }

  private void run() {
    CountDownLatch until = stopped;
    try {
      Duration rest = Duration.ZERO;
      while (!until.await(rest.toMillis(), TimeUnit.MILLISECONDS)) {
        Duration took = once();
        Duration share = took.multipliedBy(REST);
        rest = share.compareTo(every) > 0 ? share : every;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Asks all of them once; says how long that took.
  Duration once() {
    long began = nanos.getAsLong();
    boards.forEach(this::ask);
    return Duration.ofNanos(nanos.getAsLong() - began);
  }

  private void ask(Source source, Board board) {
    try {
      board.show(source.samples());
      Objects.requireNonNull(answered.get(source)).set(nanos.getAsLong());
    } catch (RuntimeException failure) {
      LOG.warn(
          "{} cannot say now how things stand: {}; the metrics stay as they were",
          source.name(),
          failure.toString());
    }
  }

  @Override
  public void stop() {
    running = false;
    stopped.countDown();
    boards.keySet().forEach(Source::close);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
