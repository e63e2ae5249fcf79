package dev.cleanslate.orchestrator.surface.nodes;

import dev.cleanslate.orchestrator.api.Client;
import dev.cleanslate.orchestrator.api.Client.Answer;
import java.util.List;
import java.util.stream.Collectors;

/// A client of the bare-metal clusters, as its documents have it.
record ClusterClient(Client http) {
  Answer cleanupNode(String id) {
    return http.post("/api/cleanup/node/" + id);
  }

  Answer cleanupDeployment(String id) {
    return http.post("/api/cleanup/deployment/" + id);
  }

  Answer status() {
    return http.get("/api/cleanup/status");
  }

  Answer validate(String id) {
    return http.get("/api/cleanup/validate/" + id);
  }

  Answer script(String id) {
    return http.get("/api/cleanup/script/" + id);
  }

  Answer orphaned(int maxAgeHours) {
    return http.post("/api/cleanup/orphaned", "{\"max_age_hours\": %d}".formatted(maxAgeHours));
  }

  Answer batch(String operation, List<String> targets) {
    String quoted =
        targets.stream().map(target -> "\"" + target + "\"").collect(Collectors.joining(", "));
    return http.post(
        "/api/cleanup/batch",
        "{\"operation\": \"%s\", \"targets\": [%s]}".formatted(operation, quoted));
  }
}
