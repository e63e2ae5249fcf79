package dev.cleanslate.orchestrator.notice;

import dev.cleanslate.orchestrator.notice.Outbox.Taken;
import dev.cleanslate.orchestrator.notice.channel.Channel;
import dev.cleanslate.orchestrator.notice.channel.Patience;
import dev.cleanslate.orchestrator.notice.channel.Undelivered;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Delivers what is due for one channel: takes it, delivers it with no transaction open, and notes
/// what became of it. Whoever dies in between is taken over from once the lease is over, so that
/// everything arrives at least once.
final class Courier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final Duration BESIDE = Duration.ofSeconds(20);

  private final String name;
  private final Channel channel;
  private final Patience patience;
  private final int atOnce;
  private final Outbox outbox;
  private final ExecutorService hands =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("courier").factory());

  Courier(String name, Channel channel, Patience patience, int atOnce, Outbox outbox) {
    this.name = name;
    this.channel = channel;
    this.patience = patience;
    this.atOnce = atOnce;
    this.outbox = outbox;
  }

  @Override
  public String toString() {
    return "notices of channel " + name;
  }

  /// Delivers what is due, up to a few; answers how many were tried.
  int deliver() throws InterruptedException {
    Duration lease = patience.timeout().plus(BESIDE);
    List<Taken> taken = outbox.take(name, atOnce, lease);
    Map<Taken, Future<Outcome>> tries = new LinkedHashMap<>();
    taken.forEach(one -> tries.put(one, hands.submit(() -> deliver(one))));
    long end = System.nanoTime() + patience.timeout().toNanos();
    for (Map.Entry<Taken, Future<Outcome>> one : tries.entrySet()) {
      note(one.getKey(), await(one.getValue(), end));
    }
    return taken.size();
  }

  private Outcome deliver(Taken taken) throws InterruptedException {
    try {
      channel.deliver(taken.letter());
      return new Outcome.Delivered();
    } catch (Undelivered failure) {
      return new Outcome.Failed(failure);
    }
  }

  /// A try that takes longer than it may is broken off, whatever it waits for.
  private Outcome await(Future<Outcome> one, long end) throws InterruptedException {
    try {
      return one.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      one.cancel(true);
      return new Outcome.Late();
    } catch (ExecutionException failure) {
      LOG.error("channel {} failed in a way that nobody thought of", name, failure.getCause());
      return new Outcome.Broken();
    }
  }

  private void note(Taken taken, Outcome outcome) {
    switch (outcome) {
      case Outcome.Delivered() -> outbox.sent(taken);
      case Outcome.Late() ->
          failed(taken, "no answer within %d ms".formatted(patience.timeout().toMillis()), null);
      case Outcome.Broken() -> failed(taken, "the log of the orchestrator says why", null);
      case Outcome.Failed(Undelivered failure) when failure.isForGood() -> {
        outbox.dead(taken, why(failure));
        LOG.warn("a notice for channel {} is a dead letter: {}", name, why(failure));
      }
      case Outcome.Failed(Undelivered failure) -> failed(taken, why(failure), failure.notBefore());
    }
  }

  private void failed(
      Taken taken, String why, @org.jspecify.annotations.Nullable Duration notBefore) {
    if (outbox.failed(taken, why, patience, notBefore)) {
      LOG.warn(
          "a notice for channel {} is a dead letter after {} tries: {}; see /v1/notices",
          name,
          taken.attempts(),
          why);
    }
  }

  private static String why(Undelivered failure) {
    return String.valueOf(failure.getMessage());
  }

  @Override
  public void close() {
    hands.shutdownNow();
    channel.close();
  }

  /// What became of a try.
  private sealed interface Outcome {
    record Delivered() implements Outcome {}

    record Failed(Undelivered failure) implements Outcome {}

    record Late() implements Outcome {}

    record Broken() implements Outcome {}
  }
}
