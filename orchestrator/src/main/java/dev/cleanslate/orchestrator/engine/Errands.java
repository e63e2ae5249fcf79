package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.Traceparent;
import dev.cleanslate.tracing.Traces;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// What a deletion asks of another, or of itself once it is committed, run on the thread that
/// asked, one after the other: what an errand asks for in turn waits until it is done, so that a
/// long chain of owners needs no deep stack. One that fails is logged only: the step that asked
/// comes due and asks again.
final class Errands {
  private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

  private static final ThreadLocal<@Nullable Deque<Runnable>> WAITING = new ThreadLocal<>();

  /// As [#run(Runnable)], of one deletion: what is logged meanwhile bears the id of its trace.
  void run(Traceparent trace, Runnable errand) {
    run(() -> {
      try (var _ = MDC.putCloseable(Traces.LOGGED_AS, trace.trace())) {
        attempt(errand);
      }
    });
  }

  void run(Runnable errand) {
    Deque<Runnable> behind = WAITING.get();
    if (behind != null) {
      behind.add(errand);
      return;
    }
    Deque<Runnable> mine = new ArrayDeque<>();
    mine.add(errand);
    WAITING.set(mine);
    try {
      for (Runnable next = mine.poll(); next != null; next = mine.poll()) {
        attempt(next);
      }
    } finally {
      WAITING.remove();
    }
  }

  private static void attempt(Runnable errand) {
    try {
      errand.run();
    } catch (RuntimeException failure) {
      LOG.warn(
          "what a deletion asked for could not be done; its step asks again by itself", failure);
    }
  }
}
