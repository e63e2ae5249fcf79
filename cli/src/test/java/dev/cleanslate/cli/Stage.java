package dev.cleanslate.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A server that answers as it was told: each call by the next answer for it, the last one for
/// ever. What it was not told about is not there.
final class Stage implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Deque<Line>> lines = new ConcurrentHashMap<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  private Stage(HttpServer server) {
    this.server = server;
  }

  static Stage open() {
    try {
      InetAddress here = InetAddress.getLoopbackAddress();
      HttpServer server = HttpServer.create(new InetSocketAddress(here, 0), 0);
      Stage stage = new Stage(server);
      server.createContext("/", stage::answer);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return stage;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Answers that call with JSON.
  Stage says(String call, int status, String json) {
    return add(call, new Line(status, json, "application/json", false, null));
  }

  /// Answers that call with what was recorded of a real server.
  Stage recorded(String call, String name) {
    return says(call, 200, answer(name));
  }

  /// Refuses that call as Cleanslate does.
  Stage refuses(String call, int status, String type, String detail) {
    String json =
        """
        {"type":"urn:cleanslate:problem:%s","title":"Refused","status":%d,"detail":"%s","instance":"/"}
        """
            .formatted(type, status, detail);
    return add(call, new Line(status, json, "application/problem+json", false, null));
  }

  /// Answers with a header that says when to come again, or where to look.
  Stage says(String call, int status, String json, String header, String value) {
    return add(call, new Line(status, json, "application/json", false, header + ": " + value));
  }

  /// Answers with text.
  Stage text(String call, String text) {
    return add(call, new Line(200, text, "text/plain", false, null));
  }

  /// Tells these lines of a stream of events, and then ends as if the machine had died.
  Stage breaksAfter(String call, String stream) {
    return add(call, new Line(200, stream, "text/event-stream", true, null));
  }

  /// Tells these lines of a stream of events, and then ends.
  Stage streams(String call, String stream) {
    return add(call, new Line(200, stream, "text/event-stream", false, null));
  }

  /// Ends the connection without an answer.
  Stage dies(String call) {
    return add(call, new Line(0, "", "", true, null));
  }

  private Stage add(String call, Line line) {
    lines.computeIfAbsent(call, _ -> new ArrayDeque<>()).add(line);
    return this;
  }

  /// What was called, in its order.
  List<Call> calls() {
    return calls;
  }

  /// What was called so, in its order.
  List<Call> calls(String call) {
    return calls.stream().filter(one -> one.name().equals(call)).toList();
  }

  static String answer(String name) {
    try (InputStream in = Stage.class.getResourceAsStream("/answers/" + name + ".json")) {
      if (in == null) {
        throw new IllegalArgumentException("there is no answer " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    calls.add(new Call(name, body, Map.copyOf(exchange.getRequestHeaders())));
    Line line = next(name);
    if (line.status == 0) {
      exchange.close();
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", line.type);
    if (line.header != null) {
      String[] parts = line.header.split(": ", 2);
      exchange.getResponseHeaders().set(parts[0], parts[1]);
    }
    byte[] bytes = line.body.getBytes(StandardCharsets.UTF_8);
    // Of a body that is longer than what comes, a reader sees the break.
    exchange.sendResponseHeaders(line.status, line.breaks ? bytes.length + 100L : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  private Line next(String name) {
    Deque<Line> told = lines.get(name);
    if (told == null) {
      String json =
          """
          {"type":"urn:cleanslate:problem:unknown-path","title":"Not found","status":404,"detail":"There is nothing at this path."}
          """;
      return new Line(404, json, "application/problem+json", false, null);
    }
    synchronized (told) {
      return told.size() > 1 ? told.removeFirst() : told.getFirst();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /// A call that came.
  ///
  /// @param name method and path
  record Call(String name, String body, Map<String, List<String>> headers) {
    String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }

  private record Line(
      int status, String body, String type, boolean breaks, @Nullable String header) {}
}
