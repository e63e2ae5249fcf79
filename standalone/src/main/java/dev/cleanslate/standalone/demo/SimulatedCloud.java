package dev.cleanslate.standalone.demo;

import dev.cleanslate.messages.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The simulator: requests to the providers it stands for, and its own admin API, which arms faults
/// and says what is there.
final class SimulatedCloud {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http;
  private final URI root;
  private final Set<String> faults = new HashSet<>();

  SimulatedCloud(HttpClient http, URI root) {
    this.http = http;
    this.root = root;
  }

  /// Asks a provider to make something, as the bearer of that credential.
  JsonNode create(String path, String bearer, Object wish)
      throws IOException, InterruptedException {
    return send(
        request(path, "application/json")
            .header("Authorization", "Bearer " + bearer)
            .POST(HttpRequest.BodyPublishers.ofByteArray(Wire.json().writeValueAsBytes(wish)))
            .build());
  }

  /// Reads something, as the bearer of that credential.
  JsonNode read(String path, String bearer) throws IOException, InterruptedException {
    return send(
        request(path, "application/json")
            .header("Authorization", "Bearer " + bearer)
            .GET()
            .build());
  }

  /// Sends a form.
  JsonNode submit(String path, String form) throws IOException, InterruptedException {
    return send(
        request(path, "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  /// Tells the admin API something.
  JsonNode admin(String path, Map<String, ?> wish) throws IOException, InterruptedException {
    return send(
        request("_sim/" + path, "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Wire.json().writeValueAsBytes(wish)))
            .build());
  }

  /// Puts a fault in force for deletions of this path.
  void whenDeleting(String path, int times, Map<String, Object> action)
      throws IOException, InterruptedException {
    Map<String, Object> fault =
        Map.of("method", "DELETE", "path", "/" + path, "times", times, "action", action);
    admin("faults", fault).path("ids").forEach(id -> faults.add(id.asString()));
  }

  /// How many faults were put in force here.
  int faults() {
    return faults.size();
  }

  /// How many of them have struck at least once.
  long faultsThatStruck() throws IOException, InterruptedException {
    JsonNode inForce = send(request("_sim/faults", "application/json").GET().build());
    return inForce
        .path("faults")
        .valueStream()
        .filter(fault -> faults.contains(fault.path("id").asString()))
        .filter(fault -> fault.path("fired").asInt(0) > 0)
        .count();
  }

  /// Everything that is there, by the providers' own account.
  Set<String> present() throws IOException, InterruptedException {
    JsonNode state = send(request("_sim/state?ids=1000000", "application/json").GET().build());
    Set<String> present = new HashSet<>();
    for (JsonNode shelf : state.path("objects")) {
      String label = shelf.path("kind").asString();
      if (label.startsWith("s3-")) {
        continue;
      }
      shelf
          .path("ids")
          .forEach(id -> present.add(Resource.key(kind(label, id.asString()), id.asString())));
    }
    return present;
  }

  /// The keys of all that is stored.
  Set<String> stored() throws IOException, InterruptedException {
    JsonNode state = send(request("_sim/state?ids=1000000", "application/json").GET().build());
    Set<String> stored = new HashSet<>();
    for (JsonNode shelf : state.path("objects")) {
      String label = shelf.path("kind").asString();
      if (label.equals("s3-object")) {
        shelf.path("ids").forEach(id -> stored.add(id.asString()));
      }
    }
    return stored;
  }

  /// The catalog's name for what the simulator calls so.
  private static String kind(String label, String id) {
    return switch (label) {
      case "bare-metal-server" -> IbmCloud.SERVER;
      case "virtual-network-interface" -> IbmCloud.INTERFACE;
      case "reserved-ip" -> IbmCloud.ADDRESS;
      case "dns-record" -> id.startsWith("PTR:") ? IbmCloud.PTR : IbmCloud.RECORD;
      default -> "openai." + label.replace('-', '_');
    };
  }

  private HttpRequest.Builder request(String path, String type) {
    return HttpRequest.newBuilder(root.resolve("/" + path))
        .timeout(PATIENCE)
        .header("Content-Type", type);
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          "The simulator answered %d to %s %s: %s"
              .formatted(
                  response.statusCode(),
                  request.method(),
                  request.uri().getPath(),
                  new String(response.body(), StandardCharsets.UTF_8)));
    }
    return Wire.json().readTree(response.body());
  }
}
