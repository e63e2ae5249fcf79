package dev.cleanslate.ibm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// A real socket that notes each request as it came, and answers as it is told to.
public final class Station implements AutoCloseable {
  /// The answer that is none: the connection is cut.
  public static final String CUT = "";

  private final ServerSocket server;
  private final Function<Heard, String> script;
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /// One request, its headers in lower case.
  public record Heard(
      String method, String path, Map<String, String> headers, String body, int onConnection) {
    /// Method, path and query.
    public String line() {
      return method + " " + path;
    }
  }

  public Station(Function<Heard, String> script) {
    this.script = script;
    try {
      this.server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /// An answer with a JSON body and perhaps more headers (`Retry-After: 1`).
  public static String json(int status, String body, String... headers) {
    StringBuilder answer = new StringBuilder("HTTP/1.1 " + status + " Said\r\n");
    for (String header : headers) {
      answer.append(header).append("\r\n");
    }
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return answer
        .append("Content-Type: application/json\r\nContent-Length: ")
        .append(length)
        .append("\r\n\r\n")
        .append(body)
        .toString();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  public List<Heard> heard() {
    return heard;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      for (int i = 1; ; i++) {
        Heard request = request(in, i);
        if (request == null) {
          return;
        }
        heard.add(request);
        String answer = script.apply(request);
        if (answer.equals(CUT)) {
          return;
        }
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException _) {
      // The client has gone.
    } finally {
      open.remove(socket);
    }
  }

  private static @org.jspecify.annotations.Nullable Heard request(InputStream in, int number)
      throws IOException {
    String head = head(in);
    if (head.isEmpty()) {
      return null;
    }
    List<String> lines = head.lines().toList();
    String first = lines.getFirst();
    int method = first.indexOf(' ');
    Map<String, String> headers = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    String path = first.substring(method + 1, first.lastIndexOf(' '));
    return new Heard(first.substring(0, method), path, headers, body, number);
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      bytes.write(next);
      String text = bytes.toString(StandardCharsets.UTF_8);
      if (text.endsWith("\r\n\r\n")) {
        return text.strip();
      }
    }
    return "";
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
