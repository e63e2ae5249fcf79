package dev.cleanslate.benchmarks.worker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

/// A fixed number of connections to the provider; who finds none free waits. The one used last is
/// used first. Thread-safe.
final class Connections implements AutoCloseable {
  private final BlockingDeque<Connection> free = new LinkedBlockingDeque<>();

  Connections(InetSocketAddress provider, int count) {
    for (int number = 0; number < count; number++) {
      free.add(new Connection(provider));
    }
  }

  /// Sends a request without a body over a free connection.
  Connection.Reply exchange(String method, String path, Duration timeout)
      throws IOException, InterruptedException {
    Connection connection = free.pollFirst(timeout.toMillis(), TimeUnit.MILLISECONDS);
    if (connection == null) {
      throw new SocketTimeoutException("no connection became free");
    }
    try {
      return connection.exchange(method, path, timeout);
    } finally {
      free.addFirst(connection);
    }
  }

  @Override
  public void close() throws IOException {
    for (Connection connection = free.poll(); connection != null; connection = free.poll()) {
      connection.close();
    }
  }
}
