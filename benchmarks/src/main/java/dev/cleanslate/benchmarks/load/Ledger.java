package dev.cleanslate.benchmarks.load;

import dev.cleanslate.messages.OwnerRef;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Asks the orchestrator's REST API whether the ledger has an owner.
///
/// @param token the bearer token; never shown
record Ledger(HttpClient http, URI api, String token) {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /// Waits until everything that was registered before the markers is in the ledger: a partition is
  /// taken in its order.
  void awaitMarkers(Run run, int partitions) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (int partition = 0; partition < partitions; partition++) {
      OwnerRef marker = run.marker(partition);
      while (!knows(marker)) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException(
              "the ledger has not taken the registrations within " + PATIENCE);
        }
        Thread.sleep(POLL);
      }
    }
  }

  private boolean knows(OwnerRef owner) throws IOException, InterruptedException {
    URI uri = URI.create("%s/v1/owners/%s/%s".formatted(api, owner.type(), owner.id()));
    HttpRequest request =
        HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build();
    int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    return switch (status) {
      case 200 -> true;
      case 404 -> false;
      default -> throw new IllegalStateException("GET %s was answered %d".formatted(uri, status));
    };
  }

  @Override
  public String toString() {
    return "Ledger[" + api + "]";
  }
}
