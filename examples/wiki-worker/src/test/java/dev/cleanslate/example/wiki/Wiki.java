package dev.cleanslate.example.wiki;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cleanslate.testkit.worker.ProviderStage.Trouble;
import dev.cleanslate.testkit.worker.ProviderStage.Where;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A wiki with one space that fails on demand, on a port of its own.
final class Wiki implements AutoCloseable {
  static final String ACCOUNT = "acme";
  static final String TOKEN = "wiki-secret";

  final Set<String> pages = ConcurrentHashMap.newKeySet();
  final AtomicInteger requests = new AtomicInteger();
  final AtomicInteger deletions = new AtomicInteger();
  private final Map<Where, Struck> struck = new EnumMap<>(Where.class);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpServer server;

  Wiki() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new IllegalStateException("no port is free", failure);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  synchronized void strike(Where where, Trouble trouble, int times) {
    struck.put(where, new Struck(trouble, times));
  }

  private synchronized @Nullable Trouble next(Where where) {
    Struck now = struck.remove(where);
    if (now == null) {
      return null;
    }
    if (now.times > 1) {
      struck.put(where, new Struck(now.trouble, now.times - 1));
    }
    return now.trouble;
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    try (exchange) {
      String[] parts = exchange.getRequestURI().getPath().split("/", -1);
      String page = parts.length > 5 ? parts[5] : null;
      boolean deleting = exchange.getRequestMethod().equals("DELETE");
      if (deleting) {
        deletions.incrementAndGet();
      }
      Where where = deleting ? Where.DELETING : page == null ? Where.CONTROL : Where.READING;
      Trouble trouble = next(where);
      if (trouble == null) {
        usual(exchange, page, deleting);
      } else {
        fail(exchange, trouble, page);
      }
    }
  }

  private void usual(HttpExchange exchange, @Nullable String page, boolean deleting)
      throws IOException {
    if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      say(exchange, 401, "{\"error\":\"unknown_token\"}");
    } else if (page == null) {
      say(exchange, 200, "{\"space\":\"team\",\"account\":\"%s\"}".formatted(ACCOUNT));
    } else if (deleting ? !pages.remove(page) : !pages.contains(page)) {
      say(exchange, 404, "{\"error\":\"no_such_page\"}");
    } else {
      say(exchange, 200, "{\"id\":\"%s\",\"deleted\":%s}".formatted(page, deleting));
    }
  }

  private void fail(HttpExchange exchange, Trouble trouble, @Nullable String page)
      throws IOException {
    switch (trouble) {
      case SLOW -> sleep();
      case CUT_AFTER_APPLYING -> pages.remove(String.valueOf(page));
      case CUT_BEFORE_APPLYING -> {}
      case THROTTLED_FOR_A_SECOND -> throttle(exchange, "1");
      case THROTTLED_FOR_A_YEAR -> throttle(exchange, "31536000");
      case CREDENTIAL_REFUSED -> say(exchange, 401, "{\"error\":\"unknown_token\"}");
      case FORBIDDEN -> say(exchange, 403, "{\"error\":\"not_yours\"}");
      case IN_CONFLICT -> say(exchange, 409, "{\"error\":\"being_edited\"}");
      case BROKEN -> say(exchange, 500, "{\"error\":\"broken\"}");
      case OVERLOADED -> say(exchange, 503, "{\"error\":\"busy\"}");
      case GARBLED -> say(exchange, 200, "{\"id\":");
      case FOREIGN_404 -> say(exchange, 404, "<h1>Not Found</h1>");
    }
  }

  private void sleep() {
    try {
      boolean _ = closed.await(3, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void throttle(HttpExchange exchange, String seconds) throws IOException {
    exchange.getResponseHeaders().set("Retry-After", seconds);
    say(exchange, 429, "{\"error\":\"too_many\"}");
  }

  private static void say(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }

  private record Struck(Trouble trouble, int times) {}
}
