package dev.cleanslate.benchmarks.load;

import dev.cleanslate.benchmarks.provider.Seen;
import dev.cleanslate.messages.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Sets the stand-in provider's latency and reads what it saw.
///
/// @param provider its address
record StandInClient(HttpClient http, URI provider) {
  private static final Duration QUIET = Duration.ofMillis(500);

  /// Forgets what was seen; from now on each answer takes that long.
  void reset(int latencyMs) throws IOException, InterruptedException {
    URI uri = URI.create("%s/ctl?latency_us=%d".formatted(provider, latencyMs * 1000L));
    send(HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.noBody()).build());
  }

  /// What was seen, once nothing more is for half a second: a request too many may come late.
  Seen settled() throws IOException, InterruptedException {
    Seen seen = seen();
    while (true) {
      Thread.sleep(QUIET);
      Seen later = seen();
      if (later.equals(seen)) {
        return seen;
      }
      seen = later;
    }
  }

  private Seen seen() throws IOException, InterruptedException {
    byte[] body = send(HttpRequest.newBuilder(URI.create(provider + "/stats")).build());
    return Wire.read(body, Seen.class);
  }

  private byte[] send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(
          "%s was answered %d".formatted(request.uri(), answer.statusCode()));
    }
    return answer.body();
  }
}
