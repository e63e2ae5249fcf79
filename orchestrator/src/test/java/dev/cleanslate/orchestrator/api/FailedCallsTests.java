package dev.cleanslate.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailedCallsTests {
  private static final String FAILED =
      """
      {"reason": "no capacity", "resources": [{"kind": "openai.file", "id": "file-1"}],
       "intents": [{"kind": "openai.file", "key": "upload-2", "marker": "m", "settle_ms": 1}]}
      """;

  private final Client client = RunningApi.freshTenant();

  @Test
  void whatWasCreatedBeforeAProvisioningFailedIsDeletedAtOnce() {
    var failed = client.post("/v1/owners/clone/a/failed", FAILED);

    assertThat(failed.status()).as(failed.body()).isEqualTo(200);
    assertThat(failed.json().path("added").asInt()).isEqualTo(2);
    var deletion = client.get("/v1/deletions/" + failed.text("deletion"));
    assertThat(deletion.text("state")).isEqualTo("deleting");
    assertThat(deletion.json().path("steps").asInt()).isEqualTo(2);
    assertThat(deletion.text("reason")).isEqualTo("provisioning failed: no capacity");
    assertThat(client.get("/v1/owners/clone/a/history").body())
        .contains("provisioning failed: no capacity");
  }

  @Test
  void sayingItAgainChangesNothing() {
    String deletion = client.post("/v1/owners/clone/a/failed", FAILED).text("deletion");

    var again = client.post("/v1/owners/clone/a/failed", FAILED);

    assertThat(again.status()).as(again.body()).isEqualTo(200);
    assertThat(again.json().path("added").asInt()).isZero();
    assertThat(again.text("deletion")).isEqualTo(deletion);
    assertThat(client.get("/v1/deletions?owner_type=clone&owner_id=a").json().path("items"))
        .hasSize(1);
  }

  @Test
  void thereIsNoGracePeriodForWhatNeverLived() {
    Client patient = RunningApi.tenant(RunningApi.PATIENT);

    var failed = patient.post("/v1/owners/clone/never-lived/failed", FAILED);

    assertThat(patient.get("/v1/deletions/" + failed.text("deletion")).text("state"))
        .isEqualTo("deleting");
  }

  @Test
  void whatTheCatalogDoesNotKnowIsRefused() {
    var refused =
        client.post(
            "/v1/owners/clone/a/failed",
            "{\"reason\":\"x\",\"resources\":[{\"kind\":\"unheard-of\",\"id\":\"1\"}]}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("field")).isEqualTo("resources[0].kind");
    assertThat(client.get("/v1/owners/clone/a").status()).as("nothing was done").isEqualTo(404);
  }
}
