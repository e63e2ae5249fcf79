package dev.cleanslate.worker.cloud;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Ends the wait for a request even where the client library's own timeout does not. The request
/// runs on a virtual thread of its own, which is interrupted then: that closes the connection it
/// waits on, which a platform thread's interruption would not, and lets go of what it holds there.
final class TimeLimit {
  private static final Duration GRACE = Duration.ofMillis(500);

  <T> Answer<T> send(Request<T> request, Duration timeout) {
    FutureTask<Answer<T>> task = new FutureTask<>(() -> request.send(timeout));
    Thread.ofVirtual().name("provider-call").start(task);
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
