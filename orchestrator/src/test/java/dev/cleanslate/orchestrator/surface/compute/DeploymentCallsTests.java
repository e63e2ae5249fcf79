package dev.cleanslate.orchestrator.surface.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.orchestrator.api.Client;
import dev.cleanslate.orchestrator.api.RunningApi;
import dev.cleanslate.orchestrator.surface.PlayedWorkers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The compute platform's call, over a real port, with workers that are played: its nine cases and
/// four flows, written from its documents alone.
@Timeout(120)
class DeploymentCallsTests {
  private static final String ID = "550e8400-e29b-41d4-a716-446655440000";
  private static final String OTHER = "550e8400-e29b-41d4-a716-446655440001";

  private final Client client = RunningApi.freshTenant();
  private final PlayedWorkers workers =
      PlayedWorkers.of(client)
          .set("compute.load_balancer_route", 1, 0)
          .set("compute.replica", 3, 0)
          .set("compute.allocation", 4, 0)
          .set("compute.record", 1, 0);

  @AfterEach
  void end() {
    workers.close();
  }

  @Test
  void success() {
    deploy(client, ID, "ann");

    var answer = delete(client, ID);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    JsonNode body = answer.json();
    assertThat(body.propertyNames())
        .containsExactly(
            "success",
            "deployment_id",
            "status",
            "replicas_stopped",
            "resources_released",
            "deleted_at",
            "message");
    assertThat(body.path("success").asBoolean()).isTrue();
    assertThat(body.path("deployment_id").asString()).isEqualTo(ID);
    assertThat(body.path("status").asString()).isEqualTo("deleted");
    assertThat(body.path("deleted_at").asString())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
    assertThat(body.path("message").asString()).contains("3 replicas");
  }

  @Test
  void notFound() {
    var answer = delete(client, OTHER);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().propertyNames()).containsExactly("detail");
    assertThat(answer.header("content-type")).startsWith("application/json");
  }

  @Test
  void unauthorized() {
    deploy(client, ID, "ann");

    var answer = delete(RunningApi.as("", "none"), ID);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().propertyNames()).containsExactly("detail");
    assertThat(delete(RunningApi.as("a.b.c", "none"), ID).status()).isEqualTo(401);
    assertThat(state()).isEqualTo("active");
  }

  @Test
  void alreadyDeleted() {
    deploy(client, ID, "ann");
    delete(client, ID);

    var again = delete(client, ID);

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("detail")).contains("already");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "1",
        "550e8400",
        "550e8400e29b41d4a716446655440000",
        "550e8400-e29b-41d4-a716-44665544000",
        "550e8400-e29b-41d4-a716-4466554400000",
        "1-1-1-1-1",
        "550e8400-e29b-41d4-a716-44665544000g",
      })
  void invalidUuid(String id) {
    var answer = delete(client, id);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().propertyNames()).containsExactly("detail");
  }

  @Test
  void stopsReplicas() {
    deploy(client, ID, "ann");

    assertThat(
            delete(client, ID.toUpperCase(java.util.Locale.ROOT))
                .json()
                .path("replicas_stopped")
                .asInt(-1))
        .isEqualTo(3);
  }

  @Test
  void releasesResources() {
    deploy(client, ID, "ann");

    assertThat(delete(client, ID).json().path("resources_released").asBoolean()).isTrue();
  }

  @Test
  void createsHistory() {
    deploy(client, ID, "ann");
    delete(client, ID);

    JsonNode history =
        client.get("/v1/owners/compute-deployment/" + ID + "/history").json().path("items");
    assertThat(history).hasSize(3);
    assertThat(history.at("/1/from").asString()).isEqualTo("active");
    assertThat(history.at("/1/by").asString()).isEqualTo("alice");
    assertThat(history.at("/2/to").asString()).isEqualTo("deleted");
  }

  @Test
  void onErrorItSaysSoAndTheRecordStays() {
    workers.keeping("compute.allocation");
    deploy(client, ID, "ann");

    var answer = delete(client, ID);

    assertThat(answer.status()).as(answer.body()).isEqualTo(500);
    assertThat(answer.json().propertyNames()).containsExactly("detail");
    assertThat(answer.text("detail"))
        .contains("compute.allocation", "a retention guards it", "/v1/deletions/");
    assertThat(state()).as("not deleted").isEqualTo("deleting");
    assertThat(delete(client, ID).status()).as("it goes on by itself").isEqualTo(409);
  }

  @Test
  void aDeploymentIsDeletedSoftlyWhereItCanBeRestored() {
    Client patient = RunningApi.tenant(RunningApi.PATIENT);
    deploy(patient, ID, "ann");

    var answer = delete(patient, ID);
    var again = delete(patient, ID);
    var restored = patient.post("/v1/owners/compute-deployment/" + ID + "/restore");

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.header("location")).startsWith("/v1/deletions/");
    assertThat(answer.json().path("success").asBoolean(true)).isFalse();
    assertThat(answer.text("status")).isEqualTo("deleting");
    assertThat(answer.text("deleted_at")).isNotEmpty();
    assertThat(again.status()).isEqualTo(409);
    assertThat(restored.status()).as(restored.body()).isEqualTo(200);
  }

  @Test
  void whatBelongsToItGoesInItsOrder() {
    deploy(client, ID, "ann");
    delete(client, ID);

    JsonNode deletion =
        client.get("/v1/deletions?owner_type=compute-deployment&owner_id=" + ID).json();
    assertThat(deletion.at("/items/0/counts/gone").asInt()).isEqualTo(4);
    assertThat(deletion.at("/items/0/left").asInt(-1)).isZero();
  }

  @Test
  void usersAreKeptApart() {
    deploy(client, ID, "ann");
    Client ann = user("ann");
    Client bob = user("bob");

    var theirs = delete(bob, ID);

    assertThat(theirs.status()).isEqualTo(404);
    assertThat(theirs.body()).as("as if it were not there").isEqualTo(delete(bob, OTHER).body());
    assertThat(delete(RunningApi.freshTenant(), ID).body()).isEqualTo(theirs.body());
    assertThat(state()).isEqualTo("active");
    assertThat(delete(ann, ID).status()).isEqualTo(200);
  }

  @Test
  void theSecondOfTwoCallsIsAConflictEvenWhileTheFirstGoesOn() {
    workers.close();
    deploy(client, ID, "ann");

    var first =
        client.send(client.request("/api/deployment/" + ID).header("Prefer", "wait=0").DELETE());
    var second = delete(client, ID);

    assertThat(first.status()).as(first.body()).isEqualTo(202);
    assertThat(first.json().path("resources_released").asBoolean(true)).isFalse();
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.text("detail")).contains(first.header("location"));
  }

  private String state() {
    return client.get("/v1/owners/compute-deployment/" + ID).text("state");
  }

  private static Client.Answer delete(Client client, String id) {
    return client.send(client.request("/api/deployment/" + id).DELETE());
  }

  /// A token of a user of the platform: for what is theirs, and nothing else.
  private Client user(String name) {
    return RunningApi.as(
        RunningApi.signer()
            .token(Map.of("sub", name, "tenant", client.tenant(), "scope", "cleanslate.own")),
        client.tenant());
  }

  private static void deploy(Client client, String id, String user) {
    var registered =
        client.put(
            "/v1/owners/compute-deployment/" + id + "/resources",
            """
            {"resources": [
              {"kind": "compute.load_balancer_route", "id": "%1$s"}, {"kind": "compute.replica", "id": "%1$s"},
              {"kind": "compute.allocation", "id": "%1$s"}, {"kind": "compute.record", "id": "%1$s"}],
             "holder": "%2$s"}
            """
                .formatted(id, user));
    assertThat(registered.status()).as(registered.body()).isEqualTo(200);
  }
}
