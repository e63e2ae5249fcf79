package dev.cleanslate.orchestrator.notice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;

/// A real HTTP server that keeps what it is sent and answers as it is told.
public final class Receiver implements AutoCloseable {
  /// Never answers, until the receiver is closed.
  public static final int NEVER = -1;

  private final List<Got> got = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpServer server;
  private volatile ToIntFunction<Got> answer;

  public Receiver(ToIntFunction<Got> answer) {
    this.answer = answer;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/", this::take);
    server.setExecutor(threads);
    server.start();
  }

  private void take(HttpExchange call) throws IOException {
    try (call) {
      var headers = call.getRequestHeaders();
      Got one =
          new Got(
              call.getRequestURI().getPath(),
              String.valueOf(headers.getFirst("webhook-id")),
              String.valueOf(headers.getFirst("webhook-timestamp")),
              String.valueOf(headers.getFirst("webhook-signature")),
              new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      got.add(one);
      int status = answer.applyAsInt(one);
      if (status == NEVER) {
        closed.await();
        return;
      }
      if (status / 100 == 3) {
        call.getResponseHeaders().set("Location", url("/elsewhere").toString());
      }
      if (status == 503) {
        call.getResponseHeaders().set("Retry-After", "30");
      }
      call.sendResponseHeaders(status, -1);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  public void answers(ToIntFunction<Got> other) {
    answer = other;
  }

  public List<Got> got() {
    return got;
  }

  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  /// What came.
  public record Got(String path, String id, String timestamp, String signature, String body) {}
}
