package dev.cleanslate.simulator;

import dev.cleanslate.simulator.http.RawClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// Many connections that send requests as fast as they are answered.
final class Crowd {
  private final int port;
  private final int connections;

  Crowd(int port, int connections) {
    this.port = port;
    this.connections = connections;
  }

  /// Sends so many requests in all; requests per second of a machine that nobody else uses. Throws
  /// where an answer is neither 200 nor 204.
  double send(int requests, IntFunction<String> request) {
    AtomicInteger next = new AtomicInteger();
    Processors before = Processors.now();
    long begun = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          java.util.stream.IntStream.range(0, connections)
              .mapToObj(_ -> threads.submit(() -> work(next, requests, request)))
              .toList();
      for (var each : running) {
        each.get();
      }
    } catch (InterruptedException | java.util.concurrent.ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    return requests / (seconds * Processors.now().leftSince(before));
  }

  private void work(AtomicInteger next, int requests, IntFunction<String> request) {
    try (RawClient client = new RawClient(port)) {
      for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
        client.send(request.apply(i));
        String answer = client.answer(true);
        if (!answer.startsWith("HTTP/1.1 20")) {
          throw new IllegalStateException(answer);
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
