package dev.cleanslate.worker.runtime;

import dev.cleanslate.worker.answer.Fault;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs jobs side by side, but those of one lane one after the other and in order, as a provider
/// demands that takes one change at a time per zone. Thread-safe.
final class Lanes {
  private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

  private final Executor executor;
  private final Map<ByteBuffer, Queue<Runnable>> waiting = new ConcurrentHashMap<>();

  Lanes(Executor executor) {
    this.executor = executor;
  }

  /// Runs the job in its turn; without a key it has no lane and runs at once. Whatever a job throws
  /// is logged, and those behind it run.
  void run(byte @Nullable [] key, Runnable job) {
    if (key == null) {
      executor.execute(() -> finish(job));
      return;
    }
    ByteBuffer lane = ByteBuffer.wrap(key);
    boolean[] isNew = new boolean[1];
    waiting.compute(
        lane,
        (_, queue) -> {
          isNew[0] = queue == null;
          Queue<Runnable> jobs = queue == null ? new ArrayDeque<>() : queue;
          jobs.add(job);
          return jobs;
        });
    if (isNew[0]) {
      executor.execute(() -> drain(lane));
    }
  }

  private void drain(ByteBuffer lane) {
    for (Runnable job = next(lane); job != null; job = next(lane)) {
      finish(job);
    }
  }

  private static void finish(Runnable job) {
    try {
      job.run();
    } catch (RuntimeException | Error fault) {
      log(fault);
    }
  }

  /// Where classes are missing, those that log may be, too.
  private static void log(Throwable fault) {
    try {
      LOG.error("A job failed; those behind it go on", Fault.of(fault));
    } catch (RuntimeException | Error _) {
      // There is nobody left to tell.
    }
  }

  private @Nullable Runnable next(ByteBuffer lane) {
    Runnable[] next = new Runnable[1];
    waiting.computeIfPresent(
        lane,
        (_, queue) -> {
          next[0] = queue.poll();
          return next[0] == null ? null : queue;
        });
    return next[0];
  }
}
