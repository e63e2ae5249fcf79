package dev.cleanslate.system;

import dev.cleanslate.messages.OwnerRef;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// An orchestrator's REST API with an operator's token.
final class Api {
  /// What every clone has by itself, without registering it.
  static final String SEARCH = "openai.search";

  private final Http http;

  Api(URI root, String token) {
    this.http = new Http(root, Map.of("Authorization", "Bearer " + token));
  }

  /// How many resources the ledger has for this owner, up to 100, without its search.
  int resources(OwnerRef owner) {
    Http.Reply reply =
        http.send(
            "GET",
            "/v1/owners/%s/%s/resources?limit=100".formatted(owner.type(), owner.id()),
            null);
    return reply.status() == 404
        ? 0
        : (int)
            reply
                .body()
                .path("items")
                .valueStream()
                .filter(item -> !item.path("kind").asString().equals(SEARCH))
                .count();
  }

  /// Asks for a dry run; its id.
  UUID askToRehearse(OwnerRef owner) {
    return ask(owner, "dry_run");
  }

  /// Asks for a deletion that ends first what is in use; its id.
  UUID askToForce(OwnerRef owner) {
    return ask(owner, "force");
  }

  private UUID ask(OwnerRef owner, String mode) {
    Map<String, Object> body =
        Map.of("owner", Map.of("type", owner.type(), "id", owner.id()), mode, true);
    return UUID.fromString(http.post("/v1/deletions", body).path("id").asString());
  }

  /// Asks for a deletion; its id.
  UUID askToDelete(OwnerRef owner) {
    Map<String, Object> body = Map.of("owner", Map.of("type", owner.type(), "id", owner.id()));
    return UUID.fromString(http.post("/v1/deletions", body).path("id").asString());
  }

  JsonNode deletion(UUID id) {
    return http.get("/v1/deletions/" + id);
  }

  JsonNode steps(UUID id) {
    return http.get("/v1/deletions/%s/steps?limit=100".formatted(id)).path("items");
  }

  JsonNode orphans(UUID deletion, String state) {
    return http.get("/v1/orphans?deletion=%s&state=%s".formatted(deletion, state)).path("items");
  }

  /// What is there.
  JsonNode at(String path) {
    return http.get(path);
  }

  /// What an operator's call answers.
  JsonNode call(String path, Map<String, Object> body) {
    return http.post(path, body);
  }

  JsonNode retry(UUID id) {
    return http.post("/v1/deletions/%s/retry".formatted(id), Map.of());
  }
}
