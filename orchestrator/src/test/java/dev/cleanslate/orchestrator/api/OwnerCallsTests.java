package dev.cleanslate.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OwnerCallsTests {
  private static final String STORE =
      """
      {"resources": [
        {"kind": "openai.vector_store", "id": "vs_1", "name": "knowledge", "account": "org-x/proj-y"},
        {"kind": "openai.store_file", "id": "file-1", "scope": {"vector_store": "vs_1"},
         "parent": {"kind": "openai.vector_store", "id": "vs_1"}},
        {"kind": "openai.file", "id": "file-1"}],
       "aliases": ["the-first"]}
      """;

  private final Client client = RunningApi.freshTenant();

  @Test
  void whatIsRegisteredIsShown() {
    var recorded = client.put("/v1/owners/clone/a/resources", STORE);
    var again = client.post("/v1/owners/clone/a/resources", STORE);

    assertThat(recorded.status()).as(recorded.body()).isEqualTo(200);
    assertThat(recorded.json().path("added").asInt()).isEqualTo(3);
    assertThat(again.json().path("added").asInt()).isZero();

    var owner = client.get("/v1/owners/clone/a");
    assertThat(owner.status()).isEqualTo(200);
    assertThat(owner.text("state")).isEqualTo("active");
    assertThat(owner.json().path("incarnation").asInt()).isEqualTo(1);
    assertThat(owner.json().at("/aliases/0").asString()).isEqualTo("the-first");
    assertThat(owner.json().has("latest_deletion")).isFalse();

    JsonNode resources = client.get("/v1/owners/clone/a/resources").json().path("items");
    assertThat(resources).hasSize(3);
    JsonNode file =
        client.get("/v1/owners/clone/a/resources?kind=openai.store_file").json().at("/items/0");
    assertThat(file.at("/scope/vector_store").asString()).isEqualTo("vs_1");
    assertThat(file.path("parent").isNumber()).isTrue();
    assertThat(file.path("state").asString()).isEqualTo("registered");
  }

  @Test
  void anOwnerIsFoundByItsAlias() {
    client.put("/v1/owners/clone/a/resources", STORE);

    var owner = client.get("/v1/owners/clone/the-first");

    assertThat(owner.text("id")).isEqualTo("a");
    assertThat(client.get("/v1/deletions?owner_type=clone&owner_id=the-first").json().path("items"))
        .isEmpty();
  }

  @Test
  void whatPeopleCallAResourceLeadsToItAndToItsOwner() {
    client.put("/v1/owners/clone/a/resources", STORE);
    Client other = RunningApi.freshTenant();
    other.put("/v1/owners/clone/b/resources", STORE);

    JsonNode named = client.get("/v1/resources?q=Know").json().path("items");
    assertThat(named).hasSize(1);
    assertThat(named.at("/0/owner/id").asString()).isEqualTo("a");
    assertThat(named.at("/0/resource/id").asString()).isEqualTo("vs_1");
    assertThat(client.get("/v1/resources?q=nowledge").json().path("items")).isEmpty();
    assertThat(client.get("/v1/resources?q=a").json().path("items")).hasSize(3);
    assertThat(client.get("/v1/resources?q=file-1&kind=openai.file").json().path("items"))
        .hasSize(1);
    assertThat(client.get("/v1/resources?state=gone").json().path("items")).isEmpty();
    assertThat(client.get("/v1/owners?q=KNOWLEDGE").json().at("/items/0/id").asString())
        .isEqualTo("a");
    assertThat(client.get("/v1/owners?q=the-first").json().path("items")).hasSize(1);
    assertThat(client.get("/v1/owners?q=nobody").json().path("items")).isEmpty();
    assertThat(other.get("/v1/resources?q=knowledge").json().at("/items/0/owner/id").asString())
        .isEqualTo("b");
    assertThat(client.get("/v1/resources?q=").status()).isEqualTo(400);
  }

  @Test
  void whatGetsItsNameLaterIsFoundByIt() {
    client.post(
        "/v1/owners/clone/a/intents",
        """
        {"intents": [{"kind": "openai.file", "key": "i-1", "marker": "clone-a", "settle_ms": 60000}]}
        """);
    client.put(
        "/v1/owners/clone/a/resources",
        """
        {"resources": [{"kind": "openai.file", "id": "file-9", "name": "Minutes", "intent": "i-1"}]}
        """);

    JsonNode found = client.get("/v1/resources?q=minutes").json().path("items");

    assertThat(found).hasSize(1);
    assertThat(found.at("/0/resource/id").asString()).isEqualTo("file-9");
  }

  @Test
  void foundResourcesComeInPages() {
    client.put(
        "/v1/owners/clone/a/resources",
        """
        {"resources": [{"kind": "openai.file", "id": "file-1", "name": "note 1"},
                       {"kind": "openai.file", "id": "file-2", "name": "note 2"},
                       {"kind": "openai.file", "id": "file-3", "name": "note 3"}]}
        """);

    JsonNode first = client.get("/v1/resources?q=note&limit=2").json();
    JsonNode second =
        client.get("/v1/resources?q=note&limit=2&cursor=" + first.path("next").asString()).json();

    assertThat(first.at("/items/0/resource/id").asString()).isEqualTo("file-3");
    assertThat(first.path("items")).hasSize(2);
    assertThat(second.at("/items/0/resource/id").asString()).isEqualTo("file-1");
    assertThat(second.path("items")).hasSize(1);
    assertThat(second.has("next")).isFalse();
  }

  @Test
  void aPreviewHasTheStepsInTheirOrderWithEstimateAndHash() {
    client.put("/v1/owners/clone/a/resources", STORE);

    var preview = client.get("/v1/owners/clone/a/deletion-preview");

    List<String> order = new ArrayList<>();
    preview.json().at("/plan/by_kind").forEach(kind -> order.add(kind.path("kind").asString()));
    assertThat(preview.status()).isEqualTo(200);
    assertThat(order).containsExactly("openai.store_file", "openai.file", "openai.vector_store");
    assertThat(preview.json().at("/plan/steps").asInt()).isEqualTo(3);
    assertThat(preview.json().at("/plan/hash").asString()).hasSize(64);
    assertThat(preview.json().at("/plan/estimate_seconds").asInt()).isPositive();
    assertThat(preview.json().path("warnings")).isEmpty();
  }

  @Test
  void anIntentIsAnnouncedWarnedOfAndSettled() {
    var announced =
        client.post(
            "/v1/owners/clone/a/intents",
            """
            {"intents": [{"kind": "openai.file", "key": "i-1", "marker": "clone-a", "settle_ms": 60000}]}
            """);
    var preview = client.get("/v1/owners/clone/a/deletion-preview");
    var settled =
        client.put(
            "/v1/owners/clone/a/resources",
            "{\"resources\":[{\"kind\":\"openai.file\",\"id\":\"file-9\",\"intent\":\"i-1\"}]}");

    assertThat(announced.json().path("added").asInt()).isEqualTo(1);
    assertThat(preview.json().path("intents").asInt()).isEqualTo(1);
    assertThat(preview.json().path("warnings")).hasSize(1);
    assertThat(settled.json().path("settled").asInt()).isEqualTo(1);
    assertThat(client.get("/v1/owners/clone/a/deletion-preview").json().path("warnings")).isEmpty();
  }

  @Test
  void anIntentIsWithdrawn() {
    client.post(
        "/v1/owners/clone/a/intents",
        "{\"intents\":[{\"kind\":\"openai.file\",\"key\":\"i-1\",\"marker\":\"m\",\"settle_ms\":1}]}");

    var withdrawn =
        client.delete(
            "/v1/owners/clone/a/resources",
            "{\"resources\":[{\"kind\":\"openai.file\",\"id\":\"i-1\"}]}");

    assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);
    assertThat(withdrawn.json().path("withdrawn").asInt()).isEqualTo(1);
  }

  @Test
  void whatIsRegisteredDuringADeletionJoinsIt() {
    client.registered("a", 1);
    String deletion = client.deletion("a");

    var late =
        client.put(
            "/v1/owners/clone/a/resources",
            "{\"resources\":[{\"kind\":\"openai.file\",\"id\":\"file-late\"}]}");

    assertThat(late.json().path("joined").asInt()).isEqualTo(1);
    assertThat(client.get("/v1/deletions/" + deletion).json().path("steps").asInt()).isEqualTo(2);
    assertThat(client.get("/v1/owners/clone/a").text("state")).isEqualTo("deleting");
    assertThat(client.get("/v1/owners/clone/a").text("latest_deletion")).isEqualTo(deletion);

    client.post("/v1/deletions", "{\"owner\":{\"type\":\"clone\",\"id\":\"a\"},\"dry_run\":true}");
    assertThat(client.get("/v1/owners/clone/a").text("latest_deletion"))
        .as("a dry run afterwards is none")
        .isEqualTo(deletion);
    assertThat(client.get("/v1/orphans?finding=late").json().path("items")).hasSize(1);
  }

  @Test
  void whatComesAfterTheEndAndWasMadeBeforeIsHeld() {
    client.put("/v1/owners/clone/a/resources", "{\"resources\":[]}");
    client.deletion("a");
    assertThat(client.get("/v1/owners/clone/a").text("state")).isEqualTo("deleted");

    client.put(
        "/v1/owners/clone/a/resources",
        "{\"resources\":[{\"kind\":\"openai.file\",\"id\":\"file-late\"}],\"at\":\"2020-01-01T00:00:00Z\"}");
    client.post(
        "/v1/owners/clone/a/intents",
        """
        {"intents": [{"kind": "openai.file", "key": "i-1", "marker": "clone-a", "settle_ms": 60000}],
         "at": "2020-01-01T00:00:00Z"}
        """);

    var held = client.get("/v1/owners/clone/a/resources?state=held").json().path("items");
    assertThat(held).hasSize(2);
    assertThat(client.get("/v1/orphans?finding=late").json().path("items")).hasSize(2);
    assertThat(client.get("/v1/owners/clone/a").text("state")).isEqualTo("deleted");
  }

  @Test
  void anOwnerThatOwnsOwnersShowsThemInItsPreviewAndItsSteps() {
    client.put("/v1/owners/node/n1/resources", record("a"));
    client.put("/v1/owners/node/n2/resources", "{\"resources\":[]}");
    String alone = hash("node/n1");
    client.put(
        "/v1/owners/deployment/d/resources",
        """
        {"resources": [
          {"kind": "owner", "id": "n1", "scope": {"type": "node"}},
          {"kind": "owner", "id": "n2", "scope": {"type": "node"}}]}
        """);

    var preview = client.get("/v1/owners/deployment/d/deletion-preview");
    String before = hash("deployment/d");
    client.put("/v1/owners/node/n1/resources", record("b"));

    assertThat(preview.json().at("/plan/steps").asInt()).isEqualTo(2);
    assertThat(preview.json().path("owned").asInt()).isEqualTo(2);
    assertThat(preview.json().path("owned_steps").asInt()).isEqualTo(1);
    assertThat(hash("node/n1")).isNotEqualTo(alone);
    assertThat(hash("deployment/d")).as("it covers what is owned").isNotEqualTo(before);

    var asked = client.post("/v1/deletions", "{\"owner\":{\"type\":\"deployment\",\"id\":\"d\"}}");
    JsonNode steps =
        client.get("/v1/deletions/" + asked.text("id") + "/steps").json().path("items");
    assertThat(steps).hasSize(2);
    assertThat(steps.get(1).path("state").asString()).as("n2 holds nothing").isEqualTo("gone");
    String lower = steps.get(0).path("deletion").asString();
    assertThat(client.get("/v1/deletions/" + lower).json().at("/owner/id").asString())
        .isEqualTo("n1");
  }

  private String hash(String owner) {
    return client
        .get("/v1/owners/" + owner + "/deletion-preview")
        .json()
        .at("/plan/hash")
        .asString();
  }

  /// A name of a node, by the last digit of its id.
  private static String record(String digit) {
    return """
    {"resources": [
      {"kind": "ibm.dns_record", "id": "A:00000000-0000-0000-0000-00000000000%s",
       "account": "0123456789abcdef0123456789abcdef",
       "scope": {"instance": "00000000-0000-0000-0000-000000000001", "zone": "z1"}}]}
    """
        .formatted(digit);
  }

  @Test
  void ownersAndResourcesAreListedInPages() {
    for (int i = 0; i < 5; i++) {
      client.registered("c" + i, 3);
    }

    JsonNode first = client.get("/v1/owners?limit=3").json();
    JsonNode second =
        client.get("/v1/owners?limit=3&cursor=" + first.path("next").asString()).json();
    JsonNode half = client.get("/v1/owners/clone/c0/resources?limit=2").json();
    JsonNode rest =
        client
            .get("/v1/owners/clone/c0/resources?limit=2&cursor=" + half.path("next").asString())
            .json();

    assertThat(first.at("/items/0/id").asString()).isEqualTo("c0");
    assertThat(second.path("items")).hasSize(2);
    assertThat(second.at("/items/1/id").asString()).isEqualTo("c4");
    assertThat(second.has("next")).isFalse();
    assertThat(half.path("items")).hasSize(2);
    assertThat(rest.path("items")).hasSize(1);
    assertThat(client.get("/v1/owners?type=clone&state=deleted").json().path("items")).isEmpty();
    assertThat(client.get("/v1/owners/clone/c0/resources?incarnation=2").json().path("items"))
        .isEmpty();
    assertThat(client.get("/v1/owners/clone/c0/resources?state=gone").json().path("items"))
        .isEmpty();
  }

  @Test
  void anIdMayHoldWhateverCanBePrinted() {
    for (String id :
        List.of("a%2Fb", "a%2F%2Fb", "a%25b", "a%20b", "%C3%A9t%C3%A9", "a%3Bb", "a%5Cb", "a+b")) {
      String path = "/v1/owners/clone/" + id;

      var recorded = client.put(path + "/resources", "{\"resources\":[]}");
      var owner = client.get(path);

      assertThat(recorded.status()).as(id).isEqualTo(200);
      assertThat(owner.text("id")).as(id).isEqualTo(decoded(id));
    }
  }

  @Test
  void anotherTenantsOwnerIsNotThere() {
    client.registered("a", 1);
    Client stranger = RunningApi.freshTenant();

    assertThat(stranger.get("/v1/owners/clone/a").status()).isEqualTo(404);
    assertThat(stranger.get("/v1/owners/clone/a/resources").status()).isEqualTo(404);
    assertThat(stranger.get("/v1/owners/clone/a/deletion-preview").status()).isEqualTo(404);
    assertThat(stranger.get("/v1/owners").json().path("items")).isEmpty();
    assertThat(
            stranger
                .post("/v1/deletions", "{\"owner\":{\"type\":\"clone\",\"id\":\"a\"}}")
                .status())
        .isEqualTo(404);
  }

  @Test
  void aRegistrationThatNamesAnotherTenantIsForbidden() {
    var refused =
        client.put(
            "/v1/owners/clone/a/resources",
            "{\"owner\":{\"tenant\":\"x\",\"type\":\"clone\",\"id\":\"a\"},\"resources\":[]}");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("field")).isEqualTo("owner.tenant");
  }

  @Test
  void anAliasOfAnotherOwnerIsAConflict() {
    client.put("/v1/owners/clone/a/resources", "{\"resources\":[],\"aliases\":[\"x\"]}");

    var refused =
        client.put("/v1/owners/clone/b/resources", "{\"resources\":[],\"aliases\":[\"x\"]}");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("type")).isEqualTo("urn:cleanslate:problem:ledger-conflict");
  }

  private static String decoded(String id) {
    return java.net.URLDecoder.decode(
        id.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
  }
}
