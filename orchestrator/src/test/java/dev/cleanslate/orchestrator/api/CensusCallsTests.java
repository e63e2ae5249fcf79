package dev.cleanslate.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What people are told of censuses, and may have deleted. What a census finds is put down here as
/// it would.
class CensusCallsTests {
  private final Client client = RunningApi.freshTenant();
  private final Client operator =
      RunningApi.as(
          RunningApi.signer().token(client.tenant(), "cleanslate.operate"), client.tenant());
  private final JdbcClient jdbc = RunningApi.bean(JdbcClient.class);

  @Test
  void aDryRunSaysWhatWouldBeDeletedAndDeletesNothing() {
    found("clone", "openai.file", "file-" + client.tenant(), "ownerless");
    found("clone", "openai.file", "file-lives-" + client.tenant(), "unregistered");

    var listed = client.get("/v1/orphans").json().path("items");
    var cleanup = client.post("/v1/orphans/cleanup");

    assertThat(listed).hasSize(2);
    assertThat(listed.get(0).path("finding").asString()).isEqualTo("unregistered");
    assertThat(listed.get(0).path("deletable").asBoolean()).isFalse();
    assertThat(listed.get(1).path("deletable").asBoolean()).isTrue();
    assertThat(listed.get(1).has("first_seen_at") && listed.get(1).has("last_seen_at")).isTrue();
    assertThat(cleanup.status()).as(cleanup.body()).isEqualTo(200);
    assertThat(cleanup.json().path("dry_run").asBoolean()).isTrue();
    assertThat(cleanup.json().path("items")).hasSize(1);
    assertThat(cleanup.json().at("/items/0").has("outcome")).isFalse();
    assertThat(client.get("/v1/owners/clone/gone").status()).isEqualTo(404);
    assertThat(client.get("/v1/health").json().path("orphaned_resources").asInt()).isEqualTo(1);
  }

  @Test
  void byOrderItIsDeletedInTheOrdinaryWay() {
    found("clone", "openai.file", "file-" + client.tenant(), "ownerless");

    var cleanup = client.post("/v1/orphans/cleanup", "{\"dry_run\": false}");

    assertThat(cleanup.json().at("/items/0/outcome").asString())
        .as(cleanup.body())
        .isEqualTo("opened");
    String deletion = cleanup.json().at("/items/0/deletion").asString();
    assertThat(client.get("/v1/deletions/" + deletion).text("state")).isEqualTo("deleting");
    assertThat(client.get("/v1/orphans").json().path("items")).isEmpty();
    assertThat(client.get("/v1/orphans?state=resolved").json().path("items")).hasSize(1);
  }

  @Test
  void whatIsKeptOnPurposeIsNoMatterOfHealthAndGoesWithNoCleanup() {
    found("clone", "openai.file", "file-" + client.tenant(), "ownerless");
    long id = client.get("/v1/orphans").json().at("/items/0/id").asLong();

    var kept = client.post("/v1/orphans/" + id + "/keep", "{\"note\": \"a gateway\"}");

    assertThat(kept.status()).as(kept.body()).isEqualTo(200);
    assertThat(kept.text("state")).isEqualTo("kept");
    assertThat(kept.json().path("deletable").asBoolean()).isFalse();
    assertThat(client.get("/v1/orphans").json().path("items")).isEmpty();
    assertThat(client.get("/v1/orphans?state=kept").json().path("items")).hasSize(1);
    var health = client.get("/v1/health").json();
    assertThat(health.path("orphaned_resources").asInt()).isZero();
    assertThat(health.path("unacknowledged").asInt()).isZero();
    var refused =
        client.post("/v1/orphans/cleanup", "{\"dry_run\": false, \"ids\": [%d]}".formatted(id));
    assertThat(refused.json().at("/items/0/outcome").asString()).isEqualTo("refused");
    assertThat(refused.json().at("/items/0/why").asString()).contains("kept on purpose");

    client.post("/v1/orphans/" + id + "/acknowledge", "{\"note\": \"no more\"}");
    var history = client.get("/v1/orphans/" + id + "/history").json().path("items");
    assertThat(history).hasSize(3);
    assertThat(history.get(0).has("from") || history.get(0).has("by")).isFalse();
    assertThat(history.get(1).path("to").asString()).isEqualTo("kept");
    assertThat(history.get(1).path("note").asString()).isEqualTo("a gateway");
    assertThat(history.get(2).path("from").asString()).isEqualTo("kept");
    assertThat(history.get(2).path("by").asString()).isNotEmpty();
    assertThat(client.post("/v1/orphans/cleanup").json().at("/items/0/deletable").asBoolean())
        .isTrue();
    assertThat(RunningApi.freshTenant().get("/v1/orphans/" + id + "/history").status())
        .isEqualTo(404);
  }

  @Test
  void whatIsKeptUntilATimeIsOpenAgainAfterIt() {
    found("clone", "openai.file", "file-" + client.tenant(), "ownerless");
    String path = "/v1/orphans/" + client.get("/v1/orphans").json().at("/items/0/id").asLong();

    var past = client.post(path + "/keep", keep("2020-01-01T00:00:00Z"));
    var kept = client.post(path + "/keep", keep("2999-01-01T00:00:00Z"));

    assertThat(past.status()).isEqualTo(400);
    assertThat(past.text("field")).isEqualTo("until");
    assertThat(client.post(path + "/keep", keep("tomorrow")).status()).isEqualTo(400);
    assertThat(kept.text("kept_until")).as(kept.body()).isEqualTo("2999-01-01T00:00:00Z");
    jdbc.sql(
            "update finding set kept_until = clock_timestamp() - interval '1 s' where tenant ="
                + " :tenant")
        .param("tenant", client.tenant())
        .update();
    await().until(() -> client.get("/v1/orphans").json().path("items").size() == 1);

    assertThat(client.get("/v1/health").json().path("unacknowledged").asInt()).isEqualTo(1);
    assertThat(client.get("/v1/orphans").json().at("/items/0").has("kept_until")).isTrue();
    var history = client.get(path + "/history").json().path("items");
    assertThat(history.get(1).path("until").asString()).isEqualTo("2999-01-01T00:00:00Z");
    var last = history.get(history.size() - 1);
    assertThat(last.path("to").asString()).isEqualTo("open");
    assertThat(last.has("until")).isTrue();
    assertThat(last.has("by")).isFalse();
    client.post(path + "/acknowledge", "{\"note\": \"seen\"}");
    assertThat(client.get("/v1/orphans?state=acknowledged").json().at("/items/0").has("kept_until"))
        .isFalse();
  }

  private static String keep(String until) {
    return "{\"note\": \"a gateway\", \"until\": \"%s\"}".formatted(until);
  }

  @Test
  void whatOnlyOperatorsDeleteIsLeftToThem() {
    found("token", "ibm.dns_record", "record-" + client.tenant(), "ownerless");

    var refused = client.post("/v1/orphans/cleanup", "{\"dry_run\": false}");
    var taken =
        operator.post(
            "/operator/v1/orphans/cleanup", "{\"dry_run\": false, \"kind\": \"ibm.dns_record\"}");

    assertThat(refused.json().at("/items/0/outcome").asString()).isEqualTo("refused");
    assertThat(refused.json().at("/items/0/why").asString()).contains("operator");
    assertThat(taken.json().at("/items/0/outcome").asString()).as(taken.body()).isEqualTo("opened");
    assertThat(client.post("/operator/v1/orphans/cleanup", "{}").status()).isEqualTo(403);
  }

  @Test
  void whatWasCoveredIsShownToTheTenantThatTheInstallationNames() {
    assertThat(client.get("/v1/census").status()).isEqualTo(403);
    assertThat(client.post("/v1/jobs/census/run").json().path("begun").asInt()).isZero();

    Client home = RunningApi.tenant("default");
    var begun = home.post("/v1/jobs/census/run");
    var coverage = home.get("/v1/census");

    assertThat(begun.json().path("begun").asInt()).as(begun.body()).isPositive();
    assertThat(coverage.json().at("/items/0/kind").asString()).isEqualTo("openai.file");
    assertThat(coverage.json().at("/items/0").has("complete"))
        .as("none has ended yet, so nothing is said to be covered")
        .isFalse();
    assertThat(home.get("/v1/jobs/census").json().has("next_run")).isFalse();
  }

  @Test
  void numbersThatAreNoneAreRefused() {
    assertThat(client.post("/v1/orphans/cleanup", "{\"ids\": []}").status()).isEqualTo(400);
    assertThat(client.post("/v1/orphans/cleanup", "{\"kind\": \"A B\"}").status()).isEqualTo(400);
  }

  private void found(String type, String kind, String id, String finding) {
    jdbc.sql(
            """
            insert into sighting (kind, id, account, tenant, owner_type, owner_id, finding, resource, first_seen_at,
                                  last_seen_at)
            values (:kind, :id, 'acct', :tenant, :type, 'gone', :finding,
                    jsonb_build_object('kind', :kind, 'id', :id, 'account', 'acct',
                                       'scope', '{"instance":"i","zone":"z"}'::jsonb),
                    clock_timestamp(), clock_timestamp())
            """)
        .param("kind", kind)
        .param("id", id)
        .param("tenant", client.tenant())
        .param("type", type)
        .param("finding", finding)
        .update();
    jdbc.sql(
            """
            insert into finding (tenant, owner_type, owner_id, finding, resource, reason, sighted_kind, sighted_id)
            select tenant, owner_type, owner_id, finding, resource, 'found', kind, id
              from sighting
             where kind = :kind
               and id = :id
            """)
        .param("kind", kind)
        .param("id", id)
        .update();
  }
}
