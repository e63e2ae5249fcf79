package dev.cleanslate.standalone.demo;

import dev.cleanslate.messages.ResourceEvent.Parent;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// OpenAI's HTTP API as an upstream service uses it.
final class OpenAi {
  static final String VECTOR_STORE = "openai.vector_store";
  static final String STORE_FILE = "openai.store_file";
  static final String FILE = "openai.file";
  static final String ASSISTANT = "openai.assistant";
  static final String CONVERSATION = "openai.conversation";
  static final String CONVERSATION_ITEM = "openai.conversation_item";

  /// Where its API is in the simulator.
  static final String ROOT = "openai/v1/";

  /// The account that the simulator's usual key proves.
  private static final String ACCOUNT = "org-simulated/proj-simulated";

  private final SimulatedCloud cloud;
  private final String apiKey;

  OpenAi(SimulatedCloud cloud, String apiKey) {
    this.cloud = cloud;
    this.apiKey = apiKey;
  }

  Resource vectorStore(String name) throws IOException, InterruptedException {
    return alone(VECTOR_STORE, create("vector_stores", Map.of("name", name)));
  }

  Resource file(String name) throws IOException, InterruptedException {
    Map<String, Object> wish = Map.of("filename", name, "purpose", "assistants", "bytes", 4096);
    return alone(FILE, create("files", wish));
  }

  /// Puts a file into a store: a thing of its own, with the file's id.
  Resource attach(Resource store, Resource file) throws IOException, InterruptedException {
    create("vector_stores/" + store.id() + "/files", Map.of("file_id", file.id()));
    return within(STORE_FILE, file.id(), "vector_store", store);
  }

  Resource conversation(String topic) throws IOException, InterruptedException {
    return alone(CONVERSATION, create("conversations", Map.of("metadata", Map.of("topic", topic))));
  }

  Resource say(Resource conversation, String text) throws IOException, InterruptedException {
    Map<String, Object> message = Map.of("role", "user", "content", text);
    JsonNode made =
        create("conversations/" + conversation.id() + "/items", Map.of("items", List.of(message)));
    String id = made.path("data").path(0).path("id").asString();
    return within(CONVERSATION_ITEM, id, "conversation", conversation);
  }

  /// Makes an assistant; the API for them must be live.
  Resource assistant(String name) throws IOException, InterruptedException {
    return alone(ASSISTANT, create("assistants", Map.of("name", name, "model", "gpt-4.1")));
  }

  /// Switches the assistants' API on (`live`) or off (`retired-404`).
  void assistantsAre(String position) throws IOException, InterruptedException {
    cloud.admin("switches", Map.of("openai", Map.of("assistants", position)));
  }

  private JsonNode create(String path, Map<String, Object> wish)
      throws IOException, InterruptedException {
    return cloud.create(ROOT + path, apiKey, wish);
  }

  private static Resource alone(String kind, JsonNode made) {
    return new Resource(kind, made.path("id").asString(), Map.of(), ACCOUNT);
  }

  private static Resource within(String kind, String id, String scope, Resource above) {
    return new Resource(
        kind, id, Map.of(scope, above.id()), ACCOUNT, new Parent(above.kind(), above.id()));
  }
}
