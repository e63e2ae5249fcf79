package dev.cleanslate.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ResourceLock("jobs")
class JobCallsTests {
  private final Client client = RunningApi.freshTenant();

  @ParameterizedTest
  @ValueSource(strings = {"orphan-sweep", "verify-again", "purge", "watch"})
  void aJobIsRunByAPersonAndShowsItsLastResult(String name) {
    var before = client.get("/v1/jobs/" + name);

    var ran = client.post("/v1/jobs/" + name + "/run");

    assertThat(before.status()).as(before.body()).isEqualTo(200);
    assertThat(before.json().has("last_result")).isFalse();
    assertThat(ran.status()).as(ran.body()).isEqualTo(200);
    assertThat(ran.json().path("dry_run").asBoolean()).as("unless told otherwise").isTrue();
    var after = client.get("/v1/jobs/" + name).json();
    assertThat(after.path("last_result")).isEqualTo(ran.json());
    assertThat(after.has("last_started")).isTrue();
    assertThat(after.has("next_run")).isTrue();
    assertThat(after.path("running").asBoolean()).isFalse();
  }

  @Test
  void theSweepDeletesOnlyWhereItIsToldTo() {
    client.put("/v1/owners/clone/a/resources", "{\"resources\":[]}");
    client.deletion("a");
    client.put(
        "/v1/owners/clone/a/resources",
        "{\"resources\":[{\"kind\":\"openai.file\",\"id\":\"file-late\"}],\"at\":\"2020-01-01T00:00:00Z\"}");

    var found = client.post("/v1/jobs/orphan-sweep/run", "{\"max_age_hours\":48}");
    var swept =
        client.post("/v1/jobs/orphan-sweep/run", "{\"max_age_hours\":48,\"dry_run\":false}");

    assertThat(found.json().at("/found/held").asInt()).isEqualTo(1);
    assertThat(found.json().at("/items/0/id").asString()).isEqualTo("file-late");
    assertThat(found.json().at("/items/0").has("outcome")).isFalse();
    assertThat(swept.json().at("/items/0/outcome").asString()).isEqualTo("opened");
    String deletion = swept.json().at("/items/0/deletion").asString();
    assertThat(client.get("/v1/deletions/" + deletion).text("state")).isEqualTo("deleting");
    assertThat(client.get("/v1/deletions/" + deletion).text("requested_by")).isEqualTo("alice");
  }

  @Test
  void theSweepIsOfTheTypesOfOwnersThatAreAskedFor() {
    client.put("/v1/owners/clone/a/resources", "{\"resources\":[]}");
    client.deletion("a");
    client.put(
        "/v1/owners/clone/a/resources",
        "{\"resources\":[{\"kind\":\"openai.file\",\"id\":\"file-late\"}],\"at\":\"2020-01-01T00:00:00Z\"}");

    assertThat(swept("[\"node\", \"deployment\"]").path("items").size()).isZero();
    assertThat(swept("[\"node\", \"clone\"]").path("items").size()).isOne();
    assertThat(swept("[]").path("items").size()).isOne();
    assertThat(
            client
                .post("/v1/jobs/orphan-sweep/run", "{\"owner_types\":[\"A Type\"]}")
                .text("field"))
        .isEqualTo("owner_types");
  }

  private JsonNode swept(String types) {
    return client.post("/v1/jobs/orphan-sweep/run", "{\"owner_types\":%s}".formatted(types)).json();
  }

  @Test
  void aTenantSeesNothingOfAnother() {
    client.put("/v1/owners/clone/a/resources", "{\"resources\":[]}");
    client.post("/v1/jobs/purge/run");

    var other = RunningApi.freshTenant().get("/v1/jobs");

    assertThat(other.json().path("items")).hasSize(5);
    other.json().path("items").forEach(job -> assertThat(job.has("last_result")).isFalse());
  }

  @Test
  void whatCannotBeRunIsRefused() {
    Client reader =
        RunningApi.as(
            RunningApi.signer().token(client.tenant(), "cleanslate.read"), client.tenant());

    assertThat(client.post("/v1/jobs/unheard-of/run").status()).isEqualTo(404);
    assertThat(client.get("/v1/jobs/unheard-of").status()).isEqualTo(404);
    assertThat(client.post("/v1/jobs/orphan-sweep/run", "{\"max_age_hours\":-1}").text("field"))
        .isEqualTo("max_age_hours");
    assertThat(reader.get("/v1/jobs").status()).isEqualTo(200);
    assertThat(reader.post("/v1/jobs/purge/run").status()).isEqualTo(403);
  }
}
