package dev.cleanslate.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpServerTests {
  private final HttpServer server =
      HttpServer.start(0, HttpServerTests::echo, Clock.systemUTC(), 1000);

  private static Reaction echo(Request request) {
    String text =
        "%s %s %s %s %d"
            .formatted(
                request.method(),
                request.segments(),
                request.query(),
                new String(request.body().bytes(), StandardCharsets.UTF_8),
                request.turn());
    return new Reaction.Send(Answer.of(200, "text/plain", Body.of(text)));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aConnectionCarriesManyRequestsAlsoWhenTheyComeAtOnce() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /a?x=1&y=%20z HTTP/1.1\r\n\r\nGET /b/c%2Fd HTTP/1.1\r\n\r\n");

      assertThat(client.answer(true))
          .startsWith("HTTP/1.1 200 OK\n")
          .contains("GET [a] {")
          .contains(" 0");
      assertThat(client.answer(true)).endsWith("GET [b, c/d] {}  1");
    }
  }

  @Test
  void bodiesComeByLengthOrInChunks() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.send("POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\nabcd");
      assertThat(client.answer(true)).endsWith("abcd 0");
      client.send("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc");
      client.send("\r\n2\r\nde\r\n0\r\nT: 1\r\n\r\n");
      assertThat(client.answer(true)).endsWith("abcde 1");
    }
  }

  @Test
  void aClientThatAsksFirstIsToldToGoOn() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.send("POST / HTTP/1.1\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
      assertThat(client.answer(false)).startsWith("HTTP/1.1 100 Continue");
      client.send("ok");
      assertThat(client.answer(true)).endsWith("ok 0");
    }
  }

  @Test
  void headGetsNoBodyAndCloseIsHonoured() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.send("HEAD /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\nConnection: close\r\n\r\n");
      assertThat(client.answer(false)).contains("Content-Length: 14");
      assertThat(client.answer(true)).contains("Connection: close").endsWith("GET [b] {}  1");
      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'nonsense\r\n\r\n', 400",
    "'GET /%zz HTTP/1.1\r\n\r\n', 400",
    "'GET /a HTTP/2\r\n\r\n', 400",
    "'GET /a HTTP/1.1\r\nno colon\r\n\r\n', 400",
    "'POST /a HTTP/1.1\r\nContent-Length: -1\r\n\r\n', 400",
    "'POST /a HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400",
    "'POST /a HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400",
    "'POST /a HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n', 501",
    "'POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n', 400",
    "'POST /a HTTP/1.1\r\nContent-Length: 1001\r\n\r\n', 413",
  })
  void whatIsNotHttpIsRefusedAndTheConnectionEnds(String bytes, int status) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.send(bytes);

      assertThat(client.answer(true)).startsWith("HTTP/1.1 " + status + " ");
      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @Test
  void aLineWithoutEndIsRefused() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /" + "a".repeat(70_000));

      assertThat(client.answer(true)).startsWith("HTTP/1.1 431 ");
    }
  }

  @Test
  void closingCutsConnectionsAndFreesThePort() throws IOException {
    int port = server.port();
    try (RawClient client = new RawClient(port)) {
      assertThat(client.get("/")).isNotEmpty();
      server.close();
      assertThat(client.isClosedByServer()).isTrue();
    }
    try (HttpServer next = HttpServer.start(port, HttpServerTests::echo, Clock.systemUTC(), 10)) {
      assertThatThrownBy(
              () -> HttpServer.start(next.port(), HttpServerTests::echo, Clock.systemUTC(), 10))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("127.0.0.1:" + port);
    }
  }

  @Test
  void headersReplaceAndLeaveOutWithoutRegardToCase() {
    Headers headers = Headers.NONE.with(Map.of("A", "1")).with(Map.of("a", "2"));

    assertThat(headers.all("A")).containsExactly("2");
    assertThat(headers.without(java.util.Set.of("A")).lines()).isEmpty();
  }

  @Test
  void patternsMatchWholePaths() {
    assertThat(PathPattern.of("/a/*").fits("/a/b")).isTrue();
    assertThat(PathPattern.of("/a/*").fits("/a/b/c")).isFalse();
    assertThat(PathPattern.of("/a/**").fits("/a/b/c")).isTrue();
    assertThat(PathPattern.of("/a/x.y").fits("/a/xzy")).isFalse();
    assertThat(PathPattern.of("/a/*/c").fits("/a/b/c")).isTrue();
  }
}
