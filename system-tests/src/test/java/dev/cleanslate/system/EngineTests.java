package dev.cleanslate.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 10, unit = TimeUnit.SECONDS)
class EngineTests {
  @Test
  void whereNoneIsTheReasonSaysWhatWouldTellOfOne() {
    assertThat(new Engine(null, null).whyNot()).contains("DOCKER_HOST");
    assertThat(new Engine(null, null).whyNot(List.of("postgres:18"))).contains("DOCKER_HOST");
  }

  @Test
  void aSocketThatIsNotThereIsNamed() {
    Engine engine = new Engine(URI.create("unix:///nowhere/docker.sock"), null);

    assertThat(engine.whyNot()).contains("/nowhere/docker.sock");
  }

  @Test
  void oneThatListensAndSaysNothingIsNotWaitedFor() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Engine engine = new Engine(URI.create("tcp://127.0.0.1:" + mute.getLocalPort()), null);
      long begin = System.nanoTime();

      assertThat(engine.whyNot()).contains("No Docker engine answers");
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void anImageThatItDoesNotHaveIsNamed() throws IOException {
    HttpServer server = played();
    try {
      Engine engine = new Engine(address(server), null);

      assertThat(engine.whyNot()).isNull();
      assertThat(engine.whyNot(List.of("apache/kafka:4.2.1"))).isNull();
      assertThat(engine.whyNot(List.of("apache/kafka:4.2.1", "postgres:18")))
          .contains("no image postgres:18");
    } finally {
      server.stop(0);
    }
  }

  /// As on a machine that builds in a container, with the socket of its host's engine.
  @Test
  void oneThatRunsOutsideThisContainerIsOfNoUse() throws IOException {
    HttpServer server = played();
    try {
      assertThat(new Engine(address(server), "host-1").whyNot(List.of())).isNull();
      assertThat(new Engine(address(server), "4f2a").whyNot(List.of()))
          .contains("outside this container");
    } finally {
      server.stop(0);
    }
  }

  private static URI address(HttpServer server) {
    return URI.create("tcp://127.0.0.1:" + server.getAddress().getPort());
  }

  /// An engine with one image, on the machine host-1.
  private static HttpServer played() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    Map.of("/", 404, "/_ping", 200, "/info", 200, "/images/apache/kafka:4.2.1/json", 200)
        .forEach((path, status) ->
            server.createContext(
                path,
                exchange -> {
                  byte[] body = "{\"ID\":\"x\",\"Name\":\"host-1\"}".getBytes(US_ASCII);
                  exchange.sendResponseHeaders(status, body.length);
                  exchange.getResponseBody().write(body);
                  exchange.close();
                }));
    server.start();
    return server;
  }
}
