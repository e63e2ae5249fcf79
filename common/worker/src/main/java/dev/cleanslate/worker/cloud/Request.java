package dev.cleanslate.worker.cloud;

import java.time.Duration;

/// One request to a provider, sent once. It turns the client library's exceptions into [Answer]s:
/// timeouts, broken connections and unreadable bodies are [Answer.Silent]. Only a fault of the
/// worker itself may leave it as an exception.
///
/// @param <T> what a good answer holds
@FunctionalInterface
public interface Request<T> {
  /// Sends it, and gives up after `timeout`. The library must not repeat it on its own.
  Answer<T> send(Duration timeout);
}
