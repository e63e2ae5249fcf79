package dev.cleanslate.orchestrator.surface.clones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.api.Client;
import dev.cleanslate.orchestrator.api.RunningApi;
import dev.cleanslate.orchestrator.surface.PlayedWorkers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The calls of the clone platform's dashboard, over a real port, with workers that are played.
@Timeout(120)
@ResourceLock("jobs")
class CloneCallsTests {
  private static final String HOLDINGS =
      """
      {"resources": [
        {"kind": "clone.session", "id": "7"}, {"kind": "clone.knowledge", "id": "7"},
        {"kind": "clone.assistant", "id": "7"}, {"kind": "clone.vector_store", "id": "7"},
        {"kind": "openai.vector_store", "id": "vs_7"}, {"kind": "openai.assistant", "id": "asst_7"},
        {"kind": "openai.file", "id": "file-1"}, {"kind": "openai.file", "id": "file-2"},
        {"kind": "storage.prefix", "id": "7/", "scope": {"bucket": "knowledge-documents"}},
        {"kind": "clone.record", "id": "7"}], "aliases": ["clone seven"], "holder": "ann"}
      """;

  private final Client client = RunningApi.freshTenant();
  private final Dashboard dashboard = new Dashboard(client);
  private final PlayedWorkers workers =
      PlayedWorkers.of(client)
          .set("clone.session", 5, 2)
          .set("clone.knowledge", 12, 0)
          .set("clone.assistant", 1, 0)
          .set("clone.vector_store", 1, 0)
          .set("clone.record", 1, 0)
          .set("storage.prefix", 3, 0);

  @AfterEach
  void end() {
    workers.close();
  }

  @Test
  void aDeletedCloneIsReportedAsThePlatformDid() {
    register("7");

    var answer = dashboard.deleteClone("7");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("location")).startsWith("/v1/deletions/");
    assertThat(timeless(answer))
        .isEqualTo(
            json(
                """
                {
                  "success": true,
                  "cleanup_details": {
                    "database_records_deleted": {
                      "sessions": 5, "knowledge": 12, "assistants": 1, "vector_stores": 1
                    },
                    "openai_resources_deleted": {"vector_stores": 1, "assistants": 1, "files": 2},
                    "storage_files_deleted": 3,
                    "verification_results": {
                      "clone_exists": false, "orphaned_sessions": 0, "orphaned_knowledge": 0
                    }
                  },
                  "warnings": []
                }
                """));
    assertThat(timeless(dashboard.deleteClone("7"))).as("again").isEqualTo(timeless(answer));
  }

  @Test
  void forceEndsSessionsThatAreOpenAndCountsThem() {
    register("7");

    var answer = dashboard.deleteCloneForce("7");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("success").asBoolean()).isTrue();
    assertThat(answer.json().path("terminated_sessions").asLong(-1)).isEqualTo(2);
    assertThat(answer.json().at("/cleanup_details/database_records_deleted/sessions").asLong())
        .isEqualTo(5);
  }

  @Test
  void whatIsKeptMakesItPartial() {
    workers.keeping("openai.file");
    register("7");

    var answer = dashboard.deleteClone("7");

    assertThat(answer.status()).as(answer.body()).isEqualTo(207);
    JsonNode report = answer.json();
    assertThat(report.path("success").asBoolean(true)).isFalse();
    assertThat(report.at("/cleanup_details/openai_resources_deleted/files").asInt(-1)).isZero();
    assertThat(report.at("/cleanup_details/verification_results/clone_exists").asBoolean())
        .as("its record goes last")
        .isTrue();
    assertThat(report.path("warnings").toString())
        .contains("openai.file file-1 was not deleted", "a retention guards it", "/v1/deletions/");
    var found = dashboard.scanOrphanedData().json();
    assertThat(found.at("/orphaned_data/warnings").toString()).contains("2 of openai.file");
  }

  @Test
  void whatNobodyCanTellIsNoSuccess() {
    workers.doubting("clone.session");
    register("7");

    var answer = dashboard.deleteClone("7");

    assertThat(answer.status()).as(answer.body()).isEqualTo(207);
    assertThat(answer.json().path("success").asBoolean(true)).isFalse();
    assertThat(answer.json().at("/cleanup_details/verification_results/orphaned_sessions").asInt())
        .isEqualTo(1);
    assertThat(answer.json().path("warnings").toString()).contains("could not be verified");
    var scan = dashboard.scanOrphanedData();
    assertThat(scan.json().path("success").asBoolean()).as(scan.body()).isTrue();
    assertThat(scan.json().at("/orphaned_data/found"))
        .isEqualTo(json("{\"sessions\": 1, \"knowledge\": 0, \"documents\": 0}"));
    var health = dashboard.checkCleanupHealth().json();
    assertThat(health.path("status").asString()).isEqualTo("degraded");
    assertThat(health.at("/services/database/unverifiable").asInt()).isEqualTo(1);
    assertThat(health.path("orphaned_resources").asInt()).isEqualTo(1);
  }

  @Test
  void whatTakesLongerIsAnsweredWithWhereToLook() {
    workers.close();
    register("7");

    var answer = client.send(client.request("/clones/7").header("Prefer", "wait=0").DELETE());

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.json().path("success").asBoolean(true)).isFalse();
    assertThat(answer.json().path("warnings").toString()).contains(answer.header("location"));
    assertThat(client.get(answer.header("location")).text("state")).isEqualTo("deleting");
  }

  @Test
  void aCloneThatCanBeRestoredIsNotWaitedFor() {
    Client patient = RunningApi.tenant(RunningApi.PATIENT);
    patient.registered("surface-7", 1);

    var answer = patient.send(patient.request("/clones/surface-7").DELETE());

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.json().path("warnings").toString()).contains("can be restored");
    assertThat(patient.get("/v1/owners/clone/surface-7").text("state")).isEqualTo("hidden");
  }

  @Test
  void aPreviewSaysHowMuchItIsAndWhereItLies() {
    register("7");

    var before = dashboard.getCloneDeletionPreview("7");
    workers.seeing("clone.session").seeing("clone.knowledge");
    rehearse("7");
    var after = dashboard.getCloneDeletionPreview("clone%20seven");

    assertThat(before.status()).as(before.body()).isEqualTo(200);
    assertThat(before.json().path("success").asBoolean()).isTrue();
    assertThat(before.json().has("active_sessions")).isFalse();
    assertThat(before.json().at("/impact_assessment/complexity").asString()).isEqualTo("low");
    assertThat(before.json().at("/impact_assessment/total_resources").asInt()).isEqualTo(10);
    assertThat(before.json().at("/impact_assessment/estimated_time_seconds").isNumber()).isTrue();
    assertThat(before.json().path("resources"))
        .isEqualTo(
            json(
                """
                {
                  "database": {"sessions": 1, "knowledge": 1, "assistants": 1, "vector_stores": 1},
                  "openai": {"vector_stores": 1, "assistants": 1, "files": 2},
                  "storage": 1
                }
                """));
    assertThat(after.json().path("clone_id").asString()).isEqualTo("7");
    assertThat(after.json().path("active_sessions").asInt(-1)).isEqualTo(2);
    assertThat(after.json().path("warnings").toString()).contains("2 sessions were active");
  }

  @Test
  void errorsHaveTheirSortAndCode() {
    register("7");
    Dashboard nobody = new Dashboard(RunningApi.as("", "none"));
    Dashboard stranger = new Dashboard(RunningApi.freshTenant());
    Client reader =
        RunningApi.as(RunningApi.signer().token(client.tenant(), "cleanslate.read"), "");

    assertThat(error(dashboard.deleteClone("8"))).isEqualTo("404 not_found unknown-owner");
    assertThat(error(stranger.deleteClone("7"))).isEqualTo("404 not_found unknown-owner");
    assertThat(error(stranger.getCloneDeletionPreview("7")))
        .isEqualTo("404 not_found unknown-owner");
    assertThat(error(nobody.deleteClone("7"))).isEqualTo("401 authentication no-token");
    assertThat(error(new Dashboard(reader).deleteClone("7")))
        .isEqualTo("403 permission missing-scope");
    assertThat(error(dashboard.deleteClone("x".repeat(201))))
        .isEqualTo("400 validation invalid-field");
    assertThat(client.get("/v1/owners/clone/7").text("state")).isEqualTo("active");
  }

  @Test
  void aPersonWhoMayDeleteWhatIsTheirsSeesNothingElse() {
    register("7");
    Dashboard bob = new Dashboard(own("bob"));
    Dashboard ann = new Dashboard(own("ann"));

    var missing = bob.deleteClone("8");
    assertThat(bob.getCloneDeletionPreview("7").status()).isEqualTo(404);
    assertThat(bob.deleteClone("7").body()).isEqualTo(missing.body().replace("/8", "/7"));
    assertThat(bob.checkCleanupHealth().status()).isEqualTo(403);
    assertThat(bob.scanOrphanedData().status()).isEqualTo(403);
    assertThat(own("ann").get("/v1/owners/clone/7").status()).as("not at /v1").isEqualTo(403);
    assertThat(ann.getCloneDeletionPreview("7").status()).isEqualTo(200);
    assertThat(ann.deleteClone("7").status()).isEqualTo(200);
  }

  @Test
  void theNextCloneOfTheSameIdIsSomebodyElsesUntilItIsSaidWhose() {
    register("7");
    dashboard.deleteClone("7");

    client.put("/v1/owners/clone/7/resources", "{\"resources\": []}");

    assertThat(new Dashboard(own("ann")).getCloneDeletionPreview("7").status()).isEqualTo(404);
    assertThat(client.get("/v1/owners/clone/7").json().has("holder")).isFalse();
  }

  @Test
  void theOldToolThatTestsACleanupFindsAllWell() {
    register("7");

    assertThat(dashboard.testCloneCleanup("7")).isTrue();
    assertThat(dashboard.checkCleanupHealth().json().path("status").asString())
        .isEqualTo("healthy");
  }

  private Client own(String name) {
    return RunningApi.as(
        RunningApi.signer()
            .token(
                Map.of(
                    "sub",
                    name,
                    "tenant",
                    client.tenant(),
                    "scope",
                    "cleanslate.own cleanslate.read cleanslate.write")),
        client.tenant());
  }

  private void register(String clone) {
    var registered = client.put("/v1/owners/clone/" + clone + "/resources", HOLDINGS);
    assertThat(registered.status()).as(registered.body()).isEqualTo(200);
  }

  private void rehearse(String clone) {
    String rehearsal =
        client
            .post(
                "/v1/deletions",
                "{\"owner\":{\"type\":\"clone\",\"id\":\"%s\"},\"dry_run\":true}".formatted(clone))
            .text("id");
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofMinutes(1))
        .until(() -> client.get("/v1/deletions/" + rehearsal).text("state").equals("rehearsed"));
  }

  private static String error(Client.Answer answer) {
    JsonNode body = answer.json();
    assertThat(body.path("success").asBoolean(true)).as(answer.body()).isFalse();
    assertThat(body.path("detail").asString()).isNotBlank();
    return answer.status() + " " + answer.text("error_category") + " " + answer.text("error_code");
  }

  private static JsonNode timeless(Client.Answer answer) {
    assertThat(answer.text("timestamp")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    return ((ObjectNode) answer.json()).without("timestamp");
  }

  private static JsonNode json(String text) {
    return Wire.json().readTree(text);
  }
}
