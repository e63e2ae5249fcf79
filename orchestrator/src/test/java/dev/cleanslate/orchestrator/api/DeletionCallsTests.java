package dev.cleanslate.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DeletionCallsTests {
  private final Client client = RunningApi.freshTenant();

  @Test
  void aDeletionIsTakenAndShown() {
    client.registered("a", 3);

    var taken =
        client.post(
            "/v1/deletions",
            """
            {"owner": {"type": "clone", "id": "a"}, "reason": "contract ended"}
            """);
    var shown = client.get(taken.header("location"));

    assertThat(taken.status()).isEqualTo(202);
    assertThat(taken.text("outcome")).isEqualTo("opened");
    assertThat(taken.header("location")).isEqualTo("/v1/deletions/" + taken.text("id"));
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.text("id")).isEqualTo(taken.text("id"));
    assertThat(shown.text("state")).isEqualTo("deleting");
    assertThat(shown.text("shown")).isEqualTo("deleting");
    assertThat(shown.text("reason")).isEqualTo("contract ended");
    assertThat(shown.text("requested_by")).isEqualTo("alice");
    assertThat(shown.json().at("/owner/tenant").asString()).isEqualTo(client.tenant());
    assertThat(shown.json().at("/counts/sent").asInt()).isEqualTo(3);
    assertThat(shown.json().at("/plan/by_kind/0/kind").asString()).isEqualTo("openai.file");
    assertThat(shown.json().at("/plan/by_kind/0/steps").asInt()).isEqualTo(3);
    assertThat(shown.json().at("/plan/estimate_seconds").isNumber()).isTrue();
  }

  @Test
  void theSameIdIsTheSameRequest() {
    client.registered("a", 1);
    String body = "{\"id\":\"r-1\",\"owner\":{\"type\":\"clone\",\"id\":\"a\"}}";

    var first = client.post("/v1/deletions", body);
    var again = client.post("/v1/deletions", body);
    var byHeader =
        client.send(
            client
                .request("/v1/deletions")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "r-1")
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.ofString(
                        "{\"owner\":{\"type\":\"clone\",\"id\":\"a\"}}")));

    assertThat(again.text("id")).isEqualTo(first.text("id"));
    assertThat(again.text("outcome")).isEqualTo("repeated");
    assertThat(byHeader.status()).isEqualTo(202);
    assertThat(byHeader.text("outcome")).isEqualTo("repeated");
  }

  @Test
  void aDryRunStandsBesideTheDeletionAndIsCancelledByItself() {
    client.registered("a", 3);
    String body = "{\"owner\":{\"type\":\"clone\",\"id\":\"a\"},\"dry_run\":%s,\"force\":%s}";

    var rehearsal = client.post("/v1/deletions", body.formatted(true, false));
    var again = client.post("/v1/deletions", body.formatted(true, false));
    var deletion = client.post("/v1/deletions", body.formatted(false, true));

    assertThat(again.text("id")).isEqualTo(rehearsal.text("id"));
    assertThat(again.text("outcome")).isEqualTo("joined");
    assertThat(deletion.text("outcome")).isEqualTo("opened");
    var shown = client.get(rehearsal.header("location"));
    assertThat(shown.json().at("/dry_run").asBoolean()).isTrue();
    assertThat(shown.text("shown")).isEqualTo("rehearsing");
    assertThat(shown.json().at("/counts/checking").asInt()).isEqualTo(3);
    assertThat(client.get(deletion.header("location")).json().at("/force").asBoolean()).isTrue();

    var retried = client.post(rehearsal.header("location") + "/retry", "{}");
    assertThat(retried.status()).isEqualTo(409);
    assertThat(retried.text("detail")).contains("dry run");
    assertThat(client.post(rehearsal.header("location") + "/cancel", "{}").status()).isEqualTo(200);
    assertThat(client.get(deletion.header("location")).text("state")).isEqualTo("deleting");
  }

  @Test
  void aDryRunOfAnOwnerThatNobodyRegisteredIsNotFound() {
    var refused =
        client.post(
            "/v1/deletions", "{\"owner\":{\"type\":\"clone\",\"id\":\"nobody\"},\"dry_run\":true}");

    assertThat(refused.status()).isEqualTo(404);
  }

  @Test
  void theSameIdForAnotherOwnerIsRefused() {
    client.registered("a", 1).registered("b", 1);
    client.post("/v1/deletions", "{\"id\":\"r-1\",\"owner\":{\"type\":\"clone\",\"id\":\"a\"}}");

    var other =
        client.post(
            "/v1/deletions", "{\"id\":\"r-1\",\"owner\":{\"type\":\"clone\",\"id\":\"b\"}}");

    assertThat(other.status()).isEqualTo(409);
    assertThat(other.text("type")).isEqualTo("urn:cleanslate:problem:id-reused");
    assertThat(other.text("field")).isEqualTo("id");
  }

  @Test
  void anotherRequestForTheSameOwnerJoins() {
    client.registered("a", 1);
    String first = client.deletion("a");

    var second = client.post("/v1/deletions", "{\"owner\":{\"type\":\"clone\",\"id\":\"a\"}}");

    assertThat(second.text("outcome")).isEqualTo("joined");
    assertThat(second.text("id")).isEqualTo(first);
  }

  @Test
  void aPlanThatChangedSinceThePreviewIsRefused() {
    client.registered("a", 1);
    String hash =
        client.get("/v1/owners/clone/a/deletion-preview").json().at("/plan/hash").asString();
    client.registered("a", 2);

    var refused =
        client.post(
            "/v1/deletions",
            "{\"owner\":{\"type\":\"clone\",\"id\":\"a\"},\"plan_hash\":\"" + hash + "\"}");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("field")).isEqualTo("plan_hash");
  }

  @Test
  void anOwnerThatNobodyRegisteredIsNotFound() {
    var unknown =
        client.post("/v1/deletions", "{\"owner\":{\"type\":\"clone\",\"id\":\"nobody\"}}");
    var type = client.post("/v1/deletions", "{\"owner\":{\"type\":\"cloud\",\"id\":\"a\"}}");

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.text("type")).isEqualTo("urn:cleanslate:problem:unknown-owner");
    assertThat(type.status()).isEqualTo(400);
    assertThat(type.text("field")).isEqualTo("owner.type");
  }

  @Test
  void deletionsAreListedInPagesWithoutGapsOrRepeats() {
    List<String> asked = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      client.registered("c" + i, 1);
      asked.addFirst(client.deletion("c" + i));
    }

    List<String> seen = new ArrayList<>();
    JsonNode page = client.get("/v1/deletions?limit=2").json();
    int pages = 1;
    while (page.has("next")) {
      page.path("items").forEach(item -> seen.add(item.path("id").asString()));
      page = client.get("/v1/deletions?limit=2&cursor=" + page.path("next").asString()).json();
      pages++;
    }
    page.path("items").forEach(item -> seen.add(item.path("id").asString()));

    assertThat(seen).isEqualTo(asked);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void listsAreFiltered() {
    client.registered("a", 1).registered("b", 1);
    String a = client.deletion("a");
    String b = client.deletion("b");
    client.post("/v1/deletions/" + b + "/abandon", "{\"reason\":\"wrong one\"}");

    assertThat(ids("state=abandoned")).containsExactly(b);
    assertThat(ids("state=deleting")).containsExactly(a);
    assertThat(ids("owner_type=clone&owner_id=a")).containsExactly(a);
    assertThat(ids("owner_type=clone")).containsExactly(b, a);
    assertThat(ids("owner_type=clone&owner_id=nobody")).isEmpty();
    assertThat(ids("created_after=2030-01-01T00:00:00Z")).isEmpty();
    assertThat(ids("created_before=2030-01-01T00:00:00Z")).containsExactly(b, a);
    assertThat(ids("created_before=2020-01-01T00:00:00+01:00")).isEmpty();
  }

  @Test
  void stepsArePagedByNumberAndFilteredByState() {
    client.registered("a", 5);
    String deletion = client.deletion("a");

    var first = client.get("/v1/deletions/" + deletion + "/steps?limit=3").json();
    var second =
        client
            .get(
                "/v1/deletions/"
                    + deletion
                    + "/steps?limit=3&cursor="
                    + first.path("next").asString())
            .json();

    assertThat(first.path("items")).hasSize(3);
    assertThat(second.path("items")).hasSize(2);
    assertThat(second.has("next")).isFalse();
    assertThat(first.at("/items/0/id").asString()).isEqualTo("file-a-1");
    assertThat(first.at("/items/0/state").asString()).isEqualTo("sent");
    assertThat(first.at("/items/0").has("ticket")).isFalse();
    assertThat(client.get("/v1/deletions/" + deletion + "/steps?state=gone").json().path("items"))
        .isEmpty();
    assertThat(client.get("/v1/deletions/" + deletion + "/steps?state=sent").json().path("items"))
        .hasSize(5);
  }

  @Test
  void whatWasSentCannotBeCancelledButAbandoned() {
    client.registered("a", 1);
    String deletion = client.deletion("a");

    var cancelled = client.post("/v1/deletions/" + deletion + "/cancel");
    var abandoned =
        client.post("/v1/deletions/" + deletion + "/abandon", "{\"reason\":\"kept after all\"}");
    var again =
        client.post("/v1/deletions/" + deletion + "/abandon", "{\"reason\":\"kept after all\"}");

    assertThat(cancelled.status()).isEqualTo(409);
    assertThat(cancelled.text("detail")).contains("abandon it instead");
    assertThat(abandoned.status()).isEqualTo(200);
    assertThat(abandoned.text("state")).isEqualTo("abandoned");
    assertThat(again.status()).isEqualTo(409);
  }

  @Test
  void aRetryFindsNothingToTryWhileAllIsWell() {
    client.registered("a", 1);
    String deletion = client.deletion("a");

    var all = client.post("/v1/deletions/" + deletion + "/retry");
    var unknown = client.post("/v1/deletions/" + deletion + "/retry", "{\"step\": 999999999}");

    assertThat(all.status()).isEqualTo(200);
    assertThat(all.json().path("retried").asInt()).isZero();
    assertThat(all.json().at("/deletion/id").asString()).isEqualTo(deletion);
    assertThat(unknown.status()).isEqualTo(409);
  }

  @Test
  void anotherTenantsDeletionIsNotThere() {
    client.registered("a", 1);
    String path = "/v1/deletions/" + client.deletion("a");
    Client stranger = RunningApi.freshTenant();

    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(stranger.get(path + "/steps").status()).isEqualTo(404);
    assertThat(stranger.get(path + "/events").status()).isEqualTo(404);
    assertThat(stranger.post(path + "/cancel").status()).isEqualTo(404);
    assertThat(stranger.post(path + "/retry").status()).isEqualTo(404);
    assertThat(stranger.post(path + "/abandon", "{\"reason\":\"mine\"}").status()).isEqualTo(404);
    assertThat(stranger.get("/v1/deletions").json().path("items")).isEmpty();
    assertThat(client.get(path).text("state")).isEqualTo("deleting");
  }

  @Test
  void aBodyThatNamesAnotherTenantIsForbidden() {
    var refused =
        client.post(
            "/v1/deletions", "{\"owner\":{\"tenant\":\"other\",\"type\":\"clone\",\"id\":\"a\"}}");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("field")).isEqualTo("owner.tenant");
  }

  @Test
  void anIdThatIsUnknownIsNotFound() {
    assertThat(client.get("/v1/deletions/" + UUID.randomUUID()).status()).isEqualTo(404);
  }

  private List<String> ids(String query) {
    List<String> ids = new ArrayList<>();
    client
        .get("/v1/deletions?" + query)
        .json()
        .path("items")
        .forEach(item -> ids.add(item.path("id").asString()));
    return ids;
  }
}
