package dev.cleanslate.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Over REST, in the one tenant whose clones have a grace period of seven days.
class GraceCallsTests {
  private static final AtomicInteger CLONES = new AtomicInteger();

  private final Client client = RunningApi.tenant(RunningApi.PATIENT);
  private final String clone = "patient-" + CLONES.incrementAndGet();

  @Test
  void aDeletedCloneIsHiddenAndShownToWhoeverAsksForIt() {
    client.registered(clone, 2);

    String deletion = client.deletion(clone);

    var shown = client.get("/v1/deletions/" + deletion);
    assertThat(shown.text("state")).isEqualTo("grace");
    assertThat(shown.text("shown")).isEqualTo("grace");
    assertThat(shown.json().path("cancellable").asBoolean()).isTrue();
    assertThat(shown.text("grace_until")).isGreaterThan(shown.text("created_at"));
    assertThat(client.get("/v1/owners/clone/" + clone).text("state")).isEqualTo("hidden");
    assertThat(client.get("/v1/owners/clone/" + clone).text("deleted_at")).isNotEmpty();
    assertThat(listed("")).doesNotContain(clone);
    assertThat(listed("&include=hidden")).contains(clone);
    assertThat(listed("&state=hidden")).contains(clone);
    assertThat(client.get("/v1/deletions?state=grace&owner_type=clone").body()).contains(deletion);
  }

  @Test
  void aCloneIsRestoredByItsDeletionAndTheRequestStaysKnown() {
    client.registered(clone, 2);
    String request =
        "{\"id\":\"req-%s\",\"owner\":{\"type\":\"clone\",\"id\":\"%s\"}}".formatted(clone, clone);
    String deletion = client.post("/v1/deletions", request).text("id");

    var restored =
        client.post("/v1/deletions/" + deletion + "/restore", "{\"reason\":\"a mistake\"}");

    assertThat(restored.status()).as(restored.body()).isEqualTo(200);
    assertThat(restored.text("state")).isEqualTo("cancelled");
    assertThat(restored.json().has("grace_until")).isFalse();
    assertThat(client.get("/v1/owners/clone/" + clone).text("state")).isEqualTo("active");
    assertThat(client.get("/v1/owners/clone/" + clone).json().has("deleted_at")).isFalse();
    assertThat(listed("")).contains(clone);
    var repeated = client.post("/v1/deletions", request);
    assertThat(repeated.text("outcome")).isEqualTo("repeated");
    assertThat(repeated.text("id")).isEqualTo(deletion);
    assertThat(client.get("/v1/owners/clone/" + clone).text("state")).isEqualTo("active");
    assertThat(client.get("/v1/owners/clone/" + clone + "/history").body())
        .contains("restored: a mistake");
  }

  @Test
  void aCloneIsRestoredByItsNameOrRefusedWhereThereIsNothingToRestore() {
    client.put(
        "/v1/owners/clone/" + clone + "/resources",
        "{\"resources\":[],\"aliases\":[\"alias-of-" + clone + "\"]}");
    client.deletion(clone);

    var restored = client.post("/v1/owners/clone/alias-of-" + clone + "/restore");
    var again = client.post("/v1/owners/clone/" + clone + "/restore");

    assertThat(restored.text("state")).isEqualTo("cancelled");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("type")).isEqualTo("urn:cleanslate:problem:nothing-to-restore");
    assertThat(client.post("/v1/owners/clone/nobody/restore").status()).isEqualTo(404);
  }

  @Test
  void aGracePeriodIsEndedAtOnceAndThenThereIsNoWayBack() {
    client.registered(clone, 2);
    String deletion = client.deletion(clone);

    var started = client.post("/v1/deletions/" + deletion + "/start");
    var again = client.post("/v1/deletions/" + deletion + "/start");
    var restored = client.post("/v1/deletions/" + deletion + "/restore");

    assertThat(started.text("state")).isEqualTo("deleting");
    assertThat(again.status()).isEqualTo(409);
    assertThat(restored.status()).isEqualTo(409);
    assertThat(restored.text("detail")).contains("2 of its 2 steps were opened already");
    assertThat(listed("")).as("hidden until its end").doesNotContain(clone);
  }

  @Test
  void anotherTenantCanNeitherRestoreNorStart() {
    client.registered(clone, 1);
    String deletion = client.deletion(clone);
    Client stranger = RunningApi.freshTenant();

    assertThat(stranger.post("/v1/deletions/" + deletion + "/restore").status()).isEqualTo(404);
    assertThat(stranger.post("/v1/deletions/" + deletion + "/start").status()).isEqualTo(404);
    assertThat(stranger.post("/v1/owners/clone/" + clone + "/restore").status()).isEqualTo(404);
  }

  @Test
  void aRehearsalHidesNobody() {
    client.registered(clone, 1);

    client.post(
        "/v1/deletions",
        "{\"owner\":{\"type\":\"clone\",\"id\":\"" + clone + "\"},\"dry_run\":true}");

    assertThat(client.get("/v1/owners/clone/" + clone).text("state")).isEqualTo("active");
  }

  private List<String> listed(String more) {
    List<String> ids = new ArrayList<>();
    client
        .get("/v1/owners?limit=500&type=clone" + more)
        .json()
        .path("items")
        .forEach(owner -> ids.add(owner.path("id").asString()));
    return ids;
  }
}
