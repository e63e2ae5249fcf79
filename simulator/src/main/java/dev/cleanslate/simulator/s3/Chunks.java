package dev.cleanslate.simulator.s3;

import dev.cleanslate.simulator.http.Body;
import dev.cleanslate.simulator.http.Request;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// What a request stores: its body, out of the chunks in which clients sign it.
final class Chunks {
  private Chunks() {}

  static Body content(Request request) {
    String form = request.headers().first("x-amz-content-sha256");
    byte[] body = request.body().bytes();
    return Body.of(form != null && form.startsWith("STREAMING-") ? joined(body) : body);
  }

  private static byte[] joined(byte[] body) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream(body.length);
    int at = 0;
    while (at < body.length) {
      int end = lineEnd(body, at);
      String line = new String(body, at, end - at, StandardCharsets.ISO_8859_1);
      int size = size(line);
      at = end + 2;
      if (size == 0 || at + size > body.length) {
        break;
      }
      joined.write(body, at, size);
      at += size + 2;
    }
    return joined.toByteArray();
  }

  private static int lineEnd(byte[] body, int from) {
    int at = from;
    while (at < body.length && body[at] != '\r') {
      at++;
    }
    return at;
  }

  private static int size(String line) {
    int extension = line.indexOf(';');
    try {
      return Integer.parseInt(extension < 0 ? line : line.substring(0, extension), 16);
    } catch (NumberFormatException _) {
      throw Refused.of(400, "IncompleteBody", "A chunk's size cannot be read.");
    }
  }
}
