package dev.cleanslate.benchmarks.worker;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One connection to the provider, opened when it is first needed and kept open. For one thread at
/// a time.
final class Connection {
  private static final String LENGTH = "Content-Length: ";

  private final InetSocketAddress provider;
  private final byte[] buffer = new byte[4096];
  private @Nullable Socket socket;

  Connection(InetSocketAddress provider) {
    this.provider = provider;
  }

  /// An answer of the provider.
  record Reply(int status, String body) {}

  /// Sends a request without a body and reads the answer; closed where that fails.
  Reply exchange(String method, String path, Duration timeout) throws IOException {
    try {
      Socket open = open(timeout);
      String request = "%s %s HTTP/1.1\r\nHost: provider\r\n\r\n".formatted(method, path);
      OutputStream out = open.getOutputStream();
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      return read(open);
    } catch (IOException failure) {
      close();
      throw failure;
    }
  }

  void close() throws IOException {
    Socket open = socket;
    socket = null;
    if (open != null) {
      open.close();
    }
  }

  private Socket open(Duration timeout) throws IOException {
    int ms = Math.max(1, (int) timeout.toMillis());
    Socket open = socket;
    if (open == null) {
      open = new Socket();
      socket = open;
      open.setTcpNoDelay(true);
      open.connect(provider, ms);
    }
    open.setSoTimeout(ms);
    return open;
  }

  private Reply read(Socket open) throws IOException {
    int length = 0;
    while (true) {
      int more = open.getInputStream().read(buffer, length, buffer.length - length);
      if (more <= 0) {
        throw new EOFException("the answer broke off");
      }
      length += more;
      String text = new String(buffer, 0, length, StandardCharsets.US_ASCII);
      int body = text.indexOf("\r\n\r\n") + 4;
      if (body >= 4 && length >= body + bodyLength(text)) {
        return new Reply(Integer.parseInt(text, 9, 12, 10), text.substring(body));
      }
    }
  }

  private static int bodyLength(String text) {
    int at = text.indexOf(LENGTH);
    return at < 0 ? 0 : Integer.parseInt(text, at + LENGTH.length(), text.indexOf('\r', at), 10);
  }
}
