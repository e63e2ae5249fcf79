package dev.cleanslate.benchmarks.load;

import dev.cleanslate.messages.OwnerRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps as many deletions under way as the load says: each that ends makes room for the next. For
/// one thread, and for one use.
final class ClosedLoop {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Run run;
  private final Upstream upstream;
  private final Sagas sagas;
  private final Map<String, Long> sentAt = new HashMap<>();
  private final List<Long> nanos = new ArrayList<>();
  private int next;
  private int failed;
  private @Nullable String failure;

  ClosedLoop(Run run, Upstream upstream, Sagas sagas) {
    this.run = run;
    this.upstream = upstream;
    this.sagas = sagas;
  }

  /// What came of it.
  ///
  /// @param seconds from the first request to the last end
  /// @param latencies of the sagas that ended as deleted
  /// @param failed how many did not
  /// @param failure why the last of them did not
  record Outcome(double seconds, Latencies latencies, int failed, @Nullable String failure) {}

  /// Returns when every deletion has ended, or when none has for two minutes.
  Outcome run() {
    long start = System.nanoTime();
    for (int room = run.load().inFlight(); room > 0; room--) {
      sendNext();
    }
    long lastEnd = start;
    while (!sentAt.isEmpty()) {
      upstream.mustHaveSent();
      for (SagaEnd end : sagas.ended()) {
        if (noteEnd(end)) {
          lastEnd = System.nanoTime();
        }
      }
      if (System.nanoTime() - lastEnd > PATIENCE.toNanos()) {
        giveUp();
      }
    }
    return new Outcome((lastEnd - start) / 1e9, new Latencies(nanos), failed, failure);
  }

  private void sendNext() {
    if (next < run.load().sagas()) {
      OwnerRef owner = run.owner(next++);
      sentAt.put(owner.id(), System.nanoTime());
      upstream.askToDelete(owner);
    }
  }

  private boolean noteEnd(SagaEnd end) {
    Long sent = sentAt.remove(end.owner().id());
    if (sent == null) {
      return false;
    }
    if (end.isDeleted()) {
      nanos.add(System.nanoTime() - sent);
    } else {
      failed++;
      failure = "%s is %s".formatted(end.owner(), end.state());
    }
    sendNext();
    return true;
  }

  private void giveUp() {
    failed += sentAt.size() + run.load().sagas() - next;
    failure = "no deletion has ended for " + PATIENCE;
    sentAt.clear();
  }
}
