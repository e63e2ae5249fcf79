package dev.cleanslate.worker.answer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.concurrent.atomic.AtomicInteger;

/// How many records of one topic wait for their turn, and how many are being dealt with.
/// Thread-safe.
public final class Load {
  private final AtomicInteger waiting;
  private final AtomicInteger inFlight;

  Load(MeterRegistry registry, String topic) {
    Tags tags = Tags.of("topic", topic);
    waiting = registry.gauge("cleanslate.worker.waiting", tags, new AtomicInteger());
    inFlight = registry.gauge("cleanslate.worker.in.flight", tags, new AtomicInteger());
  }

  /// One was taken from the topic, and waits.
  public void taken() {
    waiting.incrementAndGet();
  }

  /// One has its turn.
  public void begun() {
    waiting.decrementAndGet();
    inFlight.incrementAndGet();
  }

  /// One that had its turn is dealt with.
  public void ended() {
    inFlight.decrementAndGet();
  }

  /// One will not have its turn.
  public void dropped() {
    waiting.decrementAndGet();
  }
}
