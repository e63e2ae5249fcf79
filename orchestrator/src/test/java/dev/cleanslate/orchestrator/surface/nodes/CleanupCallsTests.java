package dev.cleanslate.orchestrator.surface.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.api.Client;
import dev.cleanslate.orchestrator.api.Client.Answer;
import dev.cleanslate.orchestrator.api.RunningApi;
import dev.cleanslate.orchestrator.surface.PlayedWorkers;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The calls of the clusters' clients, over a real port, with workers that are played.
@Timeout(120)
class CleanupCallsTests {
  private static final String SERVER =
      "{\"kind\": \"ibm.bare_metal_server\", \"id\": \"server-123\", \"scope\": {\"region\":"
          + " \"us-south\", \"vpc\": \"v\"}}";
  private static final String INTERFACE =
      "{\"kind\": \"ibm.virtual_network_interface\", \"id\": \"vni-1\", \"scope\": {\"region\":"
          + " \"us-south\", \"subnet\": \"s\"}}";

  private final Client client = RunningApi.freshTenant();
  private final ClusterClient cluster = new ClusterClient(client);
  private final PlayedWorkers workers = PlayedWorkers.of(client);

  @AfterEach
  void end() {
    workers.close();
  }

  @Test
  void elevenOfTwelveIsPartialAndSaysWhichOneIsLeft() {
    workers.keeping("ibm.bare_metal_server");
    register("nutanix-poc-bm-node-01", "1", SERVER, records(11));

    Answer answer = cluster.cleanupNode("1");

    assertThat(answer.status()).as(answer.body()).isEqualTo(207);
    assertThat(answer.header("location")).startsWith("/v1/deletions/");
    assertThat(answer.text("node_name")).isEqualTo("nutanix-poc-bm-node-01");
    assertThat(answer.text("message")).doesNotContain("successfully").contains("11 of 12");
    assertThat(answer.json().path("summary"))
        .isEqualTo(
            json(
                """
                {"total_operations": 12, "successful_operations": 11, "success_rate": "91.7%"}
                """));
    JsonNode first = answer.json().at("/details/0");
    assertThat(first.path("resource_type").asString()).isEqualTo("bare_metal_server");
    assertThat(first.at("/operations/0/type").asString()).isEqualTo("bare_metal_server_deletion");
    assertThat(first.at("/operations/0/success").asBoolean(true)).isFalse();
    assertThat(first.at("/operations/0/message").asString())
        .contains("server-123 was not deleted", "a retention guards it");
    assertThat(answer.json().at("/details/1/operations")).hasSize(11);

    Answer validated = cluster.validate("1");
    assertThat(validated.json().path("cleanup_complete").asBoolean(true)).isFalse();
    assertThat(checks(validated))
        .containsExactly(
            "bare_metal_server FAIL",
            "virtual_network_interfaces PASS",
            "dns_records PASS",
            "ip_reservations PASS");
    assertThat(cluster.status().json().path("cleanup_needed").asInt()).isEqualTo(1);
  }

  @Test
  void theAnswerHasTheFieldsThatTheDocumentsShow() {
    register("node-1", "1", SERVER);

    Answer answer = cluster.cleanupNode("node-1");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(withoutMessages(answer.json()))
        .isEqualTo(
            json(
                """
                {
                  "message": "",
                  "node_name": "node-1",
                  "summary": {
                    "total_operations": 1, "successful_operations": 1, "success_rate": "100.0%"
                  },
                  "details": [
                    {"resource_type": "bare_metal_server",
                     "operations": [
                       {"type": "bare_metal_server_deletion", "success": true, "message": ""}]}]
                }
                """));
    assertThat(withoutMessages(cluster.status().json()))
        .isEqualTo(
            json(
                """
                {"overall_status": {"deployed": 0, "failed": 0, "cleanup_completed": 1},
                 "cleanup_needed": 0, "cleanup_completed": 1}
                """));
    assertThat(withoutMessages(cluster.validate("node-1").json()))
        .isEqualTo(
            json(
                """
                {"node_name": "node-1", "cleanup_complete": true,
                 "validation_results": [
                   {"check": "bare_metal_server", "status": "PASS", "message": ""},
                   {"check": "virtual_network_interfaces", "status": "PASS", "message": ""},
                   {"check": "dns_records", "status": "PASS", "message": ""},
                   {"check": "ip_reservations", "status": "PASS", "message": ""}]}
                """));
    assertThat(cluster.cleanupNode("1").status()).as("again, by number").isEqualTo(200);
  }

  @Test
  void aNodeThatWasNeverCleanedUpIsLookedAtAndFails() {
    workers.seeing("ibm.virtual_network_interface");
    register("node-1", "1", SERVER, INTERFACE);

    Answer answer = cluster.validate("1");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("cleanup_complete").asBoolean(true)).isFalse();
    assertThat(checks(answer))
        .startsWith("bare_metal_server PASS", "virtual_network_interfaces FAIL");
    assertThat(answer.body()).contains("vni-1 is there");
    assertThat(client.get("/v1/owners/node/1").text("state")).isEqualTo("active");
    assertThat(cluster.status().json().at("/overall_status/deployed").asInt()).isEqualTo(1);
  }

  @Test
  void whatNobodyCanTellDoesNotPass() {
    workers.doubting("ibm.virtual_network_interface");
    register("node-1", "1", INTERFACE);

    Answer cleaned = cluster.cleanupNode("1");
    Answer validated = cluster.validate("1");

    assertThat(cleaned.status()).as(cleaned.body()).isEqualTo(207);
    assertThat(cleaned.json().at("/details/0/operations/0/success").asBoolean(true)).isFalse();
    assertThat(checks(validated)).contains("virtual_network_interfaces FAIL");
    assertThat(validated.body()).contains("could not be verified");
  }

  @Test
  void aDeploymentIsCleanedUpNodeByNode() {
    register("node-1", "1", SERVER);
    register("node-2", "2", INTERFACE, records(2));
    own("deployment-123", "node-1", "node-2");

    Answer answer = cluster.cleanupDeployment("deployment-123");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.text("deployment_id")).isEqualTo("deployment-123");
    assertThat(answer.json().at("/summary/total_operations").asInt()).isEqualTo(4);
    assertThat(answer.json().at("/nodes/1/node_name").asString()).isEqualTo("node-2");
    assertThat(answer.json().at("/nodes/1/summary/successful_operations").asInt()).isEqualTo(3);
  }

  @Test
  void aDeploymentIsPartialWhereOneOfItsNodesIs() {
    workers.keeping("ibm.bare_metal_server");
    register("node-1", "1", SERVER);
    register("node-2", "2", INTERFACE);
    own("d-1", "node-1", "node-2");

    Answer answer = cluster.cleanupDeployment("d-1");

    assertThat(answer.status()).as(answer.body()).isEqualTo(207);
    assertThat(answer.json().at("/summary/success_rate").asString()).isEqualTo("50.0%");
    assertThat(answer.json().at("/nodes/0/message").asString()).contains("partial", "0 of 1");
  }

  @Test
  void calledOnceMoreWhatWasStuckIsTriedAgain() {
    workers.keeping("ibm.bare_metal_server");
    register("node-1", "1", SERVER);
    register("node-2", "2", INTERFACE);
    own("d-1", "node-1", "node-2");
    assertThat(cluster.cleanupDeployment("d-1").status()).isEqualTo(207);
    assertThat(cluster.cleanupNode("1").status()).isEqualTo(207);
    workers.keepingNoMore("ibm.bare_metal_server");

    Answer answer = cluster.cleanupDeployment("d-1");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(cluster.cleanupNode("1").status()).isEqualTo(200);
  }

  @Test
  void whatTakesLongerIsAnsweredWithWhereToLook() {
    Client patient = RunningApi.tenant(RunningApi.PATIENT);
    patient.put("/v1/owners/node/slow/resources", "{\"resources\": [" + SERVER + "]}");

    Answer answer = new ClusterClient(patient).cleanupNode("slow");

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.text("deletion")).isEqualTo(answer.header("location"));
    assertThat(patient.get(answer.text("deletion")).text("state")).isEqualTo("grace");
    assertThat(answer.json().at("/summary/success_rate").asString()).isNotEqualTo("100.0%");
  }

  @Test
  void whoWaitsForNothingIsToldHowFarItCame() {
    workers.close();
    register("node-1", "1", SERVER);

    Answer answer =
        client.send(
            client
                .request("/api/cleanup/node/1")
                .header("Prefer", "wait=0")
                .POST(BodyPublishers.noBody()));

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.text("message")).contains("goes on");
    assertThat(answer.json().at("/details/0/operations/0/success").asBoolean(true)).isFalse();
    assertThat(answer.text("deletion")).startsWith("/v1/deletions/");
  }

  @Test
  void whoIsUnknownIsNotFoundInTheOldForm() {
    for (Answer answer :
        List.of(
            cluster.cleanupNode("nobody"),
            cluster.cleanupDeployment("nobody"),
            cluster.validate("nobody"),
            cluster.script("nobody"))) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.text("error")).contains("nobody");
    }
  }

  @Test
  void theScriptIsThatOfTheDeploymentElseOfTheNode() {
    register("node-1", "1", SERVER);
    own("d-1", "node-1");

    assertThat(cluster.script("d-1").body())
        .startsWith("#!/usr/bin/env bash\n")
        .contains("deployment d-1");
    assertThat(cluster.script("1").body()).contains("# Cleanup script for node node-1\n");
  }

  @Test
  void manyAtOnceHaveAResultEach() {
    register("node-1", "1", SERVER);

    Answer cleaned = cluster.batch("cleanup_nodes", List.of("1", "nobody"));
    Answer validated = cluster.batch("validate_nodes", List.of("node-1"));
    Answer wrong = cluster.batch("explode", List.of("1"));

    assertThat(cleaned.status()).as(cleaned.body()).isEqualTo(207);
    assertThat(cleaned.json().at("/summary/success_rate").asString()).isEqualTo("50.0%");
    assertThat(cleaned.json().at("/results/0/node_name").asString()).isEqualTo("node-1");
    assertThat(cleaned.json().at("/results/0/success").asBoolean()).isTrue();
    assertThat(cleaned.json().at("/results/1/status").asInt()).isEqualTo(404);
    assertThat(validated.status()).isEqualTo(200);
    assertThat(validated.json().at("/results/0/cleanup_complete").asBoolean()).isTrue();
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.text("error")).contains("cleanup_nodes");
  }

  @Test
  void orphansAreToldOfAndCleanedUpOnlyOnRequest() {
    client.post(
        "/v1/owners/node/lost/failed",
        "{\"resources\": [" + SERVER + "], \"reason\": \"no capacity\"}");
    workers.keeping("ibm.bare_metal_server");
    String deletion = cluster.cleanupNode("lost").header("location");
    client.post(deletion + "/abandon", "{\"reason\": \"later\"}");

    Answer told = cluster.orphaned(0);

    assertThat(told.status()).as(told.body()).isEqualTo(200);
    assertThat(told.json().path("dry_run").asBoolean()).isTrue();
    assertThat(told.json().path("orphaned_resources").asInt()).isPositive();
    assertThat(told.json().at("/resources/0/node_name").asString()).isEqualTo("lost");
    assertThat(client.get("/v1/owners/node/lost").text("state")).isEqualTo("active");
    assertThat(cluster.orphaned(48).json().path("orphaned_resources").asInt()).isZero();
    assertThat(cluster.status().json().at("/overall_status/failed").asInt()).isEqualTo(1);

    Answer done =
        client.post("/api/cleanup/orphaned", "{\"max_age_hours\": 0, \"dry_run\": false}");

    assertThat(done.status()).as(done.body()).isEqualTo(207);
    assertThat(done.json().at("/results/0/target").asString()).isEqualTo("lost");
    assertThat(client.get("/v1/owners/node/lost").text("state")).isEqualTo("deleting");
  }

  private void register(String name, String number, String... resources) {
    Answer answer =
        client.put(
            "/v1/owners/node/" + name + "/resources",
            "{\"resources\": [%s], \"aliases\": [\"%s\"]}"
                .formatted(String.join(", ", resources), number));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private void own(String deployment, String... nodes) {
    List<String> items = new ArrayList<>();
    for (String node : nodes) {
      items.add(
          "{\"kind\": \"owner\", \"id\": \"%s\", \"scope\": {\"type\": \"node\"}}".formatted(node));
    }
    Answer answer =
        client.put(
            "/v1/owners/deployment/" + deployment + "/resources",
            "{\"resources\": [" + String.join(", ", items) + "]}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static String records(int count) {
    List<String> records = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      records.add(
          "{\"kind\": \"ibm.dns_record\", \"id\": \"A:%d\", \"scope\": {\"instance\": \"i\", \"zone\": \"z\"}}"
              .formatted(i));
    }
    return String.join(", ", records);
  }

  private static List<String> checks(Answer validated) {
    List<String> checks = new ArrayList<>();
    validated
        .json()
        .path("validation_results")
        .forEach(check ->
            checks.add(check.path("check").asString() + " " + check.path("status").asString()));
    return checks;
  }

  private static JsonNode json(String text) {
    return Wire.json().readTree(text);
  }

  /// What is said in words is ours; everything else is theirs.
  private static JsonNode withoutMessages(JsonNode node) {
    node.findParents("message").forEach(parent -> ((ObjectNode) parent).put("message", ""));
    return node;
  }
}
