package dev.cleanslate.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Puts answers on one connection, each in a single write. Not thread-safe.
final class AnswerWriter {
  private final OutputStream out;
  private final InstantSource clock;

  AnswerWriter(OutputStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  void write(Answer answer, boolean withBody, boolean keepAlive) throws IOException {
    write(answer, withBody ? answer.body().length() : 0, keepAlive);
  }

  void writeHalf(Answer answer) throws IOException {
    write(answer, answer.body().length() / 2, false);
  }

  private void write(Answer answer, int wanted, boolean keepAlive) throws IOException {
    int bodyBytes = answer.status() == 204 ? 0 : wanted;
    ByteArrayOutputStream packet = new ByteArrayOutputStream(512 + bodyBytes);
    packet.writeBytes(head(answer, keepAlive).getBytes(StandardCharsets.ISO_8859_1));
    packet.write(answer.body().bytes(), 0, bodyBytes);
    packet.writeTo(out);
    out.flush();
  }

  private String head(Answer answer, boolean keepAlive) {
    StringBuilder head = new StringBuilder(400);
    head.append("HTTP/1.1 ").append(answer.status()).append(' ').append(Phrase.of(answer.status()));
    line(
        head,
        "Date",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
    answer.headers().lines().forEach(line -> line(head, line.name(), line.value()));
    if (answer.status() != 204) {
      line(head, "Content-Length", Integer.toString(answer.body().length()));
    }
    line(head, "Connection", keepAlive ? "keep-alive" : "close");
    return head.append("\r\n\r\n").toString();
  }

  private static void line(StringBuilder head, String name, String value) {
    head.append("\r\n").append(name).append(": ").append(value);
  }
}
