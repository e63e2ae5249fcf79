package dev.cleanslate.worker.cloud;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Ends the wait for a request even where the client library's own timeout does not. The request
/// runs on a thread of its own, which is interrupted then: a platform thread, for what a client
/// library loads on its first calls may be loaded by many at once (ADR 17).
final class TimeLimit {
  private static final Duration GRACE = Duration.ofMillis(500);
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("provider-call").factory());

  <T> Answer<T> send(Request<T> request, Duration timeout) {
    Future<Answer<T>> task = THREADS.submit(() -> request.send(timeout));
    try {
      return task.get(timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      task.cancel(true);
      return new Answer.Silent<>("no answer within %d ms".formatted(timeout.toMillis()));
    } catch (InterruptedException _) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      return new Answer.Silent<>("the worker stopped while it waited for the answer");
    } catch (ExecutionException failure) {
      throw rethrown(failure);
    }
  }

  private static RuntimeException rethrown(ExecutionException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException fault ? fault : new IllegalStateException(failure);
  }
}
