package dev.cleanslate.orchestrator.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.orchestrator.api.Client;
import dev.cleanslate.orchestrator.api.RunningApi;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A surface of which the settings say `loopback-only`, over a real socket.
class LoopbackCallsTests {
  private final Client old = RunningApi.as("", "none");

  @Test
  void aClientOnThisMachineNeedsNoTokenAndMeansTheTenantOfTheSettings() {
    var answer = old.get("/probe/caller");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.text("tenant")).isEqualTo(ProbeSurface.TENANT);
    assertThat(answer.text("name")).isEqualTo("local client of probe");
  }

  @Test
  void theTokenOfAnotherSystemIsNotLookedAt() {
    var answer = RunningApi.as("of-their-own", "none").get("/probe/caller");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("tenant")).isEqualTo(ProbeSurface.TENANT);
  }

  @ParameterizedTest
  @CsvSource({
    "X-Forwarded-For, 127.0.0.1",
    "X-Forwarded-For, 203.0.113.9",
    "Forwarded, for=127.0.0.1",
    "X-Real-IP, 127.0.0.1",
    "X-Forwarded-Host, localhost",
    "Via, 1.1 somewhere",
    "Origin, http://evil.example",
    "Origin, null",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Sec-Fetch-Site, whatever-comes",
  })
  void whatWasForwardedOrComesFromAPageIsRefused(String header, String value) {
    var refused = old.send(old.request("/probe/caller").header(header, value).GET());

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("error")).isEqualTo("loopback-only");
    assertThat(refused.header("content-type")).startsWith("application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"same-origin", "none"})
  void whatAPersonOpensInABrowserHereIsLetIn(String site) {
    var answer = old.send(old.request("/probe/caller").header("Sec-Fetch-Site", site).GET());

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void aNameThatSomebodyElseMadePointHereIsRefused() throws IOException {
    assertThat(status("evil.example")).startsWith("HTTP/1.1 403");
    assertThat(status("localhost")).startsWith("HTTP/1.1 200");
    assertThat(status("[::1]")).startsWith("HTTP/1.1 200");
  }

  @Test
  void aRefusalLooksAsTheOldSystemsDid() {
    var refused = old.send(old.request("/probe/caller").DELETE());

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("retry-after")).isEqualTo("3");
    assertThat(refused.text("error")).isEqualTo("busy");
    assertThat(refused.text("said")).isEqualTo("Ask again, local client of probe.");
  }

  @Test
  void whatIsNoSurfaceNeedsATokenAsBefore() {
    assertThat(old.get("/v1/deletions").status()).isEqualTo(401);
    assertThat(old.get("/probes").status()).isEqualTo(401);
  }

  /// The line of status that a client gets that names the host so.
  private String status(String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), old.port())) {
      socket
          .getOutputStream()
          .write(
              "GET /probe/caller HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(host)
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
