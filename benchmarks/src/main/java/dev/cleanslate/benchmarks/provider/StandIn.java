package dev.cleanslate.benchmarks.provider;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A provider of things, on 127.0.0.1, over HTTP/1.1 with connections that stay open.
///
/// `DELETE /things/{id}` takes one away (204), `GET /things/{id}` looks (200 until it is deleted,
/// then 404), `GET /control` names the account: each after the fixed latency. At once answer `GET
/// /stats`, which is [Seen] as JSON, and `POST /ctl?latency_us=N`, which forgets everything and
/// sets the latency. Any other path is a thing too, so that a peer's paths will do.
public final class StandIn implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final ServerSocket server;
  private final Desk desk = new Desk();

  private StandIn(ServerSocket server) {
    this.server = server;
  }

  /// Listens, and has not yet taken anybody in; port 0 picks a free one.
  public static StandIn start(int port) throws IOException {
    ServerSocket server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), BACKLOG);
    return new StandIn(server);
  }

  /// The port it listens on.
  public int port() {
    return server.getLocalPort();
  }

  /// Serves until it is closed.
  public void serve() throws IOException {
    while (!server.isClosed()) {
      Socket socket = server.accept();
      socket.setTcpNoDelay(true);
      Thread.ofVirtual().name("stand-in-", 0).start(() -> converse(socket));
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void converse(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (String request = line(in); request != null; request = line(in)) {
        skipRest(in);
        String[] words = request.split(" ", 3);
        Desk.Answer answer = desk.answer(words[0], words[1]);
        if (!answer.isPrompt()) {
          pause(desk.latencyUs());
        }
        socket.getOutputStream().write(answer.bytes());
      }
    } catch (IOException _) {
      // The other side has gone; what it was not told it will ask again.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause(long latencyUs) throws InterruptedException {
    if (latencyUs > 0) {
      Thread.sleep(Duration.ofNanos(latencyUs * 1000));
    }
  }

  private static void skipRest(InputStream in) throws IOException {
    long length = 0;
    for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Long.parseLong(header.substring(header.indexOf(':') + 1).strip());
      }
    }
    in.skipNBytes(length);
  }

  /// A line without its end; null where nothing comes any more.
  private static @Nullable String line(InputStream in) throws IOException {
    byte[] bytes = new byte[512];
    int length = 0;
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return null;
      }
      if (next != '\r') {
        if (length == bytes.length) {
          throw new IOException("a line of the request is longer than " + bytes.length);
        }
        bytes[length++] = (byte) next;
      }
    }
    return new String(bytes, 0, length, StandardCharsets.US_ASCII);
  }
}
