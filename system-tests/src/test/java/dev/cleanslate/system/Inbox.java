package dev.cleanslate.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// Whom a webhook tells. Until it is released it takes everything in and answers nothing.
final class Inbox implements AutoCloseable {
  private final List<Got> arrived = new CopyOnWriteArrayList<>();
  private final List<Got> taken = new CopyOnWriteArrayList<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  Inbox() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.setExecutor(threads);
    server.start();
  }

  private void take(HttpExchange call) throws IOException {
    try (call) {
      String id = String.valueOf(call.getRequestHeaders().getFirst("webhook-id"));
      String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Got got = new Got(id, body);
      arrived.add(got);
      released.await();
      call.sendResponseHeaders(204, -1);
      taken.add(got);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Answers everything from now on.
  void release() {
    released.countDown();
  }

  URI url() {
    return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
  }

  /// What came, whether it was answered or not.
  List<Got> arrived() {
    return arrived;
  }

  /// The names of what was answered.
  Set<String> taken() {
    return taken.stream().map(Got::id).collect(Collectors.toSet());
  }

  /// @param id what a receiver drops repeats by
  record Got(String id, String body) {}

  @Override
  public void close() {
    released.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
