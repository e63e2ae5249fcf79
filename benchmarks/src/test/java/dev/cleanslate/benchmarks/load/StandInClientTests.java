package dev.cleanslate.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.benchmarks.provider.Seen;
import dev.cleanslate.benchmarks.provider.StandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/// The client against the stand-in, over sockets.
class StandInClientTests {
  @Test
  void whatTheStandInSawIsReadAndForgottenAtAReset() throws Exception {
    try (StandIn standIn = StandIn.start(0);
        HttpClient http = HttpClient.newHttpClient()) {
      Thread.ofVirtual().start(() -> serve(standIn));
      URI provider = URI.create("http://127.0.0.1:" + standIn.port());
      StandInClient client = new StandInClient(http, provider);

      client.reset(20);
      long start = System.nanoTime();
      assertThat(status(http, provider, "DELETE", "/things/a")).isEqualTo(204);
      assertThat(status(http, provider, "GET", "/things/a")).isEqualTo(404);
      assertThat(status(http, provider, "GET", "/control")).isEqualTo(200);

      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(60_000_000);
      assertThat(client.settled()).isEqualTo(new Seen(1, 1, 0, 1, 0, 1, 1, 20_000));
      client.reset(0);
      assertThat(client.settled()).isEqualTo(new Seen(0, 0, 0, 0, 0, 0, 0, 0));
    }
  }

  private static int status(HttpClient http, URI provider, String method, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(provider.resolve(path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static void serve(StandIn standIn) {
    try {
      standIn.serve();
    } catch (SocketException _) {
      // It was closed.
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
