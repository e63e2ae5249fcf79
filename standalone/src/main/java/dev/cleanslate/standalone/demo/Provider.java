package dev.cleanslate.standalone.demo;

import dev.cleanslate.messages.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The simulated provider: OpenAI's HTTP API as an upstream service uses it, and the simulator's
/// own admin API.
final class Provider {
  /// The account that the simulator's usual key proves.
  static final String ACCOUNT = "org-simulated/proj-simulated";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http;
  private final URI root;
  private final String apiKey;
  private final Set<String> faults = new HashSet<>();

  Provider(HttpClient http, Places places) {
    this.http = http;
    this.root = places.simulator();
    this.apiKey = places.apiKey();
  }

  Resource vectorStore(String name) throws IOException, InterruptedException {
    return Resource.alone(Resource.VECTOR_STORE, id(create("vector_stores", Map.of("name", name))));
  }

  Resource file(String name) throws IOException, InterruptedException {
    Map<String, Object> wish = Map.of("filename", name, "purpose", "assistants", "bytes", 4096);
    return Resource.alone(Resource.FILE, id(create("files", wish)));
  }

  /// Puts a file into a store: a thing of its own, with the file's id.
  Resource attach(Resource store, Resource file) throws IOException, InterruptedException {
    create("vector_stores/" + store.id() + "/files", Map.of("file_id", file.id()));
    return new Resource(Resource.STORE_FILE, file.id(), store);
  }

  Resource conversation(String topic) throws IOException, InterruptedException {
    Map<String, Object> wish = Map.of("metadata", Map.of("topic", topic));
    return Resource.alone(Resource.CONVERSATION, id(create("conversations", wish)));
  }

  Resource say(Resource conversation, String text) throws IOException, InterruptedException {
    Map<String, Object> message = Map.of("role", "user", "content", text);
    JsonNode made =
        create("conversations/" + conversation.id() + "/items", Map.of("items", List.of(message)));
    return new Resource(Resource.CONVERSATION_ITEM, id(made.path("data").path(0)), conversation);
  }

  /// Makes an assistant; the API for them must be live.
  Resource assistant(String name) throws IOException, InterruptedException {
    Map<String, Object> wish = Map.of("name", name, "model", "gpt-4.1");
    return Resource.alone(Resource.ASSISTANT, id(create("assistants", wish)));
  }

  /// Switches the assistants' API on (`live`) or off (`retired-404`).
  void assistantsAre(String position) throws IOException, InterruptedException {
    admin("switches", Map.of("openai", Map.of("assistants", position)));
  }

  /// Puts a fault in force for deletions of this path below the API's root.
  void whenDeleting(String path, int times, Map<String, Object> action)
      throws IOException, InterruptedException {
    Map<String, Object> fault =
        Map.of("method", "DELETE", "path", "/openai/v1/" + path, "times", times, "action", action);
    JsonNode armed = admin("faults", fault);
    armed.path("ids").forEach(id -> faults.add(id.asString()));
  }

  /// How many of the faults put in force here have struck at least once.
  long faultsThatStruck() throws IOException, InterruptedException {
    JsonNode inForce = send(request("_sim/faults").GET().build()).path("faults");
    return inForce
        .valueStream()
        .filter(fault -> faults.contains(fault.path("id").asString()))
        .filter(fault -> fault.path("fired").asInt(0) > 0)
        .count();
  }

  /// Everything that is there, by the provider's own account.
  Set<String> present() throws IOException, InterruptedException {
    JsonNode state = send(request("_sim/state?ids=1000000").GET().build());
    Set<String> present = new HashSet<>();
    for (JsonNode shelf : state.path("objects")) {
      String kind = "openai." + shelf.path("kind").asString().replace('-', '_');
      shelf.path("ids").forEach(id -> present.add(Resource.key(kind, id.asString())));
    }
    return present;
  }

  private JsonNode create(String path, Map<String, Object> wish)
      throws IOException, InterruptedException {
    HttpRequest request =
        request("openai/v1/" + path)
            .header("Authorization", "Bearer " + apiKey)
            .POST(HttpRequest.BodyPublishers.ofByteArray(Wire.json().writeValueAsBytes(wish)))
            .build();
    return send(request);
  }

  private JsonNode admin(String path, Map<String, ?> wish)
      throws IOException, InterruptedException {
    return send(
        request("_sim/" + path)
            .POST(HttpRequest.BodyPublishers.ofByteArray(Wire.json().writeValueAsBytes(wish)))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(root.resolve("/" + path))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json");
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(
          "The simulator answered %d to %s %s: %s"
              .formatted(
                  response.statusCode(),
                  request.method(),
                  request.uri().getPath(),
                  new String(response.body(), java.nio.charset.StandardCharsets.UTF_8)));
    }
    return Wire.json().readTree(response.body());
  }

  private static String id(JsonNode made) {
    return made.path("id").asString();
  }
}
