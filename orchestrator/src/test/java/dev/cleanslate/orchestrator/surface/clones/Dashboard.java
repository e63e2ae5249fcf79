package dev.cleanslate.orchestrator.surface.clones;

import dev.cleanslate.orchestrator.api.Client;
import java.net.http.HttpRequest.BodyPublishers;

/// A client of the clone platform, written from its documents alone: the five calls of its
/// dashboard, and its tool that tests a cleanup.
record Dashboard(Client http) {
  Client.Answer getCloneDeletionPreview(String cloneId) {
    return http.get("/clones/" + cloneId + "/deletion-preview");
  }

  Client.Answer deleteClone(String cloneId) {
    return http.send(http.request("/clones/" + cloneId).DELETE());
  }

  Client.Answer deleteCloneForce(String cloneId) {
    return http.send(http.request("/clones/" + cloneId + "/force").DELETE());
  }

  Client.Answer checkCleanupHealth() {
    return http.get("/clones/cleanup/health");
  }

  Client.Answer scanOrphanedData() {
    return http.send(http.request("/clones/cleanup/orphaned-data").POST(BodyPublishers.noBody()));
  }

  /// Health, preview, deletion and a scan for what is orphaned: whether all of it went well.
  boolean testCloneCleanup(String cloneId) {
    boolean healthy = checkCleanupHealth().json().path("success").asBoolean();
    boolean previewed = getCloneDeletionPreview(cloneId).json().path("success").asBoolean();
    boolean deleted = deleteClone(cloneId).json().path("success").asBoolean();
    var scan = scanOrphanedData().json();
    boolean clean =
        scan.path("success").asBoolean()
            && scan.at("/orphaned_data/found/sessions").asInt(-1) == 0
            && scan.at("/orphaned_data/found/knowledge").asInt(-1) == 0
            && scan.at("/orphaned_data/found/documents").asInt(-1) == 0;
    return healthy && previewed && deleted && clean;
  }
}
