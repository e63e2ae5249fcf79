package dev.cleanslate.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes requests off one connection, one after the other. Not thread-safe.
final class RequestReader {
  private static final int MAX_LINE = 64 * 1024;
  private static final int MAX_HEADERS = 200;
  private static final Pattern REQUEST_LINE =
      Pattern.compile("([A-Z]{1,20}) (/[\\x21-\\x7e]*) HTTP/1\\.([01])");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,12}");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{1,8}");

  private final InputStream in;
  private final OutputStream out;
  private final int maxBody;
  private final byte[] buffer = new byte[8192];
  private int at;
  private int end;
  private int turn;

  RequestReader(InputStream in, OutputStream out, int maxBody) {
    this.in = in;
    this.out = out;
    this.maxBody = maxBody;
  }

  /// A request, and whether the client wants the connection kept.
  record Incoming(Request request, boolean keepAlive) {}

  /// The next request; null where the client closed between two.
  @Nullable Incoming next() throws IOException, Malformed {
    String line = firstLine();
    if (line == null) {
      return null;
    }
    var matcher = REQUEST_LINE.matcher(line);
    if (!matcher.matches()) {
      throw new Malformed(400, "the request line cannot be read");
    }
    Headers headers = headers();
    Target target = Target.of(matcher.group(2));
    Body body = body(headers);
    Request request =
        new Request(
            matcher.group(1),
            matcher.group(2),
            target.segments(),
            target.query(),
            headers,
            body,
            turn++);
    return new Incoming(request, keepAlive(matcher.group(3).equals("1"), headers));
  }

  private static boolean keepAlive(boolean byDefault, Headers headers) {
    String connection = headers.first("Connection");
    if (connection == null) {
      return byDefault;
    }
    String lower = connection.toLowerCase(Locale.ROOT);
    return byDefault ? !lower.contains("close") : lower.contains("keep-alive");
  }

  private @Nullable String firstLine() throws IOException, Malformed {
    while (fill()) {
      String line = line();
      if (!line.isEmpty()) {
        return line;
      }
    }
    return null;
  }

  private Headers headers() throws IOException, Malformed {
    List<Headers.Line> lines = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon <= 0 || line.charAt(colon - 1) == ' ' || lines.size() == MAX_HEADERS) {
        throw new Malformed(lines.size() == MAX_HEADERS ? 431 : 400, "a header cannot be read");
      }
      lines.add(
          new Headers.Line(
              Words.shared(line.substring(0, colon)),
              Words.shared(line.substring(colon + 1).strip())));
    }
    return Headers.of(lines);
  }

  private Body body(Headers headers) throws IOException, Malformed {
    List<String> lengths = headers.all("Content-Length");
    String coding = headers.first("Transfer-Encoding");
    if (coding == null && lengths.isEmpty()) {
      return Body.EMPTY;
    }
    if (lengths.size() > 1 || (coding != null && !lengths.isEmpty())) {
      throw new Malformed(400, "the length of the body is said twice");
    }
    if (coding != null && !coding.equalsIgnoreCase("chunked")) {
      throw new Malformed(501, "only chunked transfer coding is known here");
    }
    invite(headers);
    return Body.of(coding == null ? exactly(length(lengths.getFirst())) : chunks());
  }

  private void invite(Headers headers) throws IOException {
    if ("100-continue".equalsIgnoreCase(headers.first("Expect"))) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }
  }

  private int length(String text) throws Malformed {
    if (!DIGITS.matcher(text).matches()) {
      throw new Malformed(400, "Content-Length is not a number");
    }
    return allowed(Long.parseLong(text));
  }

  private int allowed(long length) throws Malformed {
    if (length > maxBody) {
      throw new Malformed(413, "the body is larger than " + maxBody + " bytes");
    }
    return (int) length;
  }

  private byte[] chunks() throws IOException, Malformed {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      allowed((long) all.size() + size);
      all.writeBytes(exactly(size));
      line();
    }
    while (!line().isEmpty()) {
      // Trailers are allowed, and nobody here needs them.
    }
    return all.toByteArray();
  }

  private int chunkSize() throws IOException, Malformed {
    String line = line();
    int extension = line.indexOf(';');
    String size = (extension < 0 ? line : line.substring(0, extension)).strip();
    if (!HEX.matcher(size).matches()) {
      throw new Malformed(400, "a chunk's size cannot be read");
    }
    return allowed(Long.parseLong(size, 16));
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = new byte[length];
    int had = Math.min(length, end - at);
    System.arraycopy(buffer, at, bytes, 0, had);
    at += had;
    if (in.readNBytes(bytes, had, length - had) < length - had) {
      throw new EOFException("the client closed in the middle of a body");
    }
    return bytes;
  }

  private String line() throws IOException, Malformed {
    StringBuilder line = new StringBuilder();
    while (true) {
      if (!fill()) {
        throw new EOFException("the client closed in the middle of a head");
      }
      int stop = at;
      while (stop < end && buffer[stop] != '\n') {
        stop++;
      }
      line.append(new String(buffer, at, stop - at, StandardCharsets.ISO_8859_1));
      at = Math.min(stop + 1, end);
      if (line.length() > MAX_LINE) {
        throw new Malformed(431, "a line of the head is too long");
      }
      if (stop < end) {
        return trimmed(line);
      }
    }
  }

  private static String trimmed(StringBuilder line) {
    int last = line.length() - 1;
    return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
  }

  private boolean fill() throws IOException {
    if (at < end) {
      return true;
    }
    at = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }
}
