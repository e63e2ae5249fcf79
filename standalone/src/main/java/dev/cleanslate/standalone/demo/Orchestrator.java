package dev.cleanslate.standalone.demo;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// The orchestrator's REST API, as far as the demonstration asks it anything.
final class Orchestrator {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http;
  private final Places places;

  Orchestrator(HttpClient http, Places places) {
    this.http = http;
    this.places = places;
  }

  /// How many resources the ledger has for this owner.
  int resources(OwnerRef owner) throws IOException, InterruptedException {
    URI resources =
        places
            .api()
            .resolve("/v1/owners/%s/%s/resources?limit=100".formatted(owner.type(), owner.id()));
    HttpRequest request =
        HttpRequest.newBuilder(resources)
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + places.token())
            .build();
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    return switch (response.statusCode()) {
      case 200 -> Wire.json().readTree(response.body()).path("items").size();
      case 404 -> 0;
      default ->
          throw new IOException(
              "The orchestrator answered %d to GET %s."
                  .formatted(response.statusCode(), request.uri().getPath()));
    };
  }
}
