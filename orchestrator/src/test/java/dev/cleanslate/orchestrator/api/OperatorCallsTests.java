package dev.cleanslate.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Hold;
import dev.cleanslate.messages.Holds;
import dev.cleanslate.messages.Topics;
import dev.cleanslate.messages.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class OperatorCallsTests {
  private final Client client = RunningApi.freshTenant();

  @Test
  void findingsAreListedTheNewestFirstAndFiltered() {
    long stuck = finding("stuck", 1);
    long late = finding("late", 2);
    long done = finding("unverifiable", 3);
    sql("update finding set state = 'resolved' where id = " + done);

    JsonNode open = client.get("/v1/orphans").json();
    JsonNode first = client.get("/v1/orphans?limit=1").json();
    JsonNode second =
        client.get("/v1/orphans?limit=1&cursor=" + first.path("next").asString()).json();

    assertThat(open.path("items")).hasSize(2);
    assertThat(open.at("/items/0/id").asLong()).isEqualTo(late);
    assertThat(open.at("/items/0/resource/kind").asString()).isEqualTo("openai.file");
    assertThat(open.at("/items/0/owner/tenant").asString()).isEqualTo(client.tenant());
    assertThat(second.at("/items/0/id").asLong()).isEqualTo(stuck);
    assertThat(second.has("next")).isFalse();
    assertThat(client.get("/v1/orphans?finding=stuck").json().path("items")).hasSize(1);
    assertThat(client.get("/v1/orphans?state=resolved").json().at("/items/0/id").asLong())
        .isEqualTo(done);
  }

  @Test
  void aPersonAcknowledgesAFinding() {
    String path = "/v1/orphans/" + finding("stuck", 4) + "/acknowledge";

    var seen = client.post(path, "{\"note\":\"locked on purpose\"}");
    var again = client.post(path, "{\"note\":\"asked its owner\"}");

    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.text("state")).isEqualTo("acknowledged");
    assertThat(seen.text("by")).isEqualTo("alice");
    assertThat(again.text("note")).isEqualTo("asked its owner");
    assertThat(client.get("/v1/orphans").json().path("items")).isEmpty();
    assertThat(client.get("/v1/orphans?state=acknowledged").json().path("items")).hasSize(1);
  }

  @Test
  void whatIsResolvedOrNotTheirsCannotBeAcknowledged() {
    long id = finding("stuck", 5);
    String path = "/v1/orphans/" + id + "/acknowledge";

    assertThat(RunningApi.freshTenant().post(path, "{\"note\":\"mine\"}").status()).isEqualTo(404);
    assertThat(client.post(path, "{}").text("field")).isEqualTo("note");
    assertThat(client.post("/v1/orphans/x/acknowledge", "{\"note\":\"n\"}").text("field"))
        .isEqualTo("id");
    sql("update finding set state = 'resolved' where id = " + id);
    assertThat(client.post(path, "{\"note\":\"late\"}").status()).isEqualTo(409);
  }

  @Test
  void healthCountsWhatIsLeftOfThisTenant() {
    var before = client.get("/v1/health");
    client.registered("a", 1);
    client.deletion("a");
    finding("stuck", 6);
    finding("unverifiable", 6);
    finding("late", 7);

    var after = client.get("/v1/health");

    assertThat(before.text("status")).isEqualTo("ok");
    assertThat(before.json().path("orphaned_resources").asInt()).isZero();
    assertThat(after.status()).isEqualTo(200);
    assertThat(after.text("status")).isEqualTo("degraded");
    assertThat(after.json().path("degraded").asBoolean()).isTrue();
    assertThat(after.json().path("orphaned_resources").asInt()).isEqualTo(2);
    assertThat(after.json().at("/findings/stuck").asInt()).isEqualTo(1);
    assertThat(after.json().path("open_deletions").asInt()).isEqualTo(1);
    assertThat(after.json().path("oldest_open_seconds").isNumber()).isTrue();
    assertThat(RunningApi.freshTenant().get("/v1/health").text("status")).isEqualTo("ok");
  }

  @Test
  void whatAnAbandonedDeletionLeftIsOrphaned() {
    client.registered("a", 3);
    String deletion = client.deletion("a");
    client.post("/v1/deletions/" + deletion + "/abandon", "{\"reason\":\"kept\"}");

    var health = client.get("/v1/health").json();

    assertThat(health.path("orphaned_resources").asInt()).isEqualTo(3);
    assertThat(
            client.get("/v1/orphans?deletion=" + deletion).json().at("/items/0/finding").asString())
        .isEqualTo("abandoned");
  }

  @Test
  void aHoldIsWrittenToTheControlTopicAndReleased() {
    String key = "tenant/" + client.tenant();

    var held = client.put("/v1/holds/" + key, "{\"reason\":\"audit\"}");
    Hold on = Wire.read(written(key).getLast().value(), Hold.class);
    var released = client.delete("/v1/holds/" + key, "");
    Hold off = Wire.read(written(key).getLast().value(), Hold.class);

    assertThat(held.status()).isEqualTo(202);
    assertThat(held.text("key")).isEqualTo(key);
    assertThat(on).isEqualTo(new Hold(true, "alice", "audit"));
    assertThat(released.status()).isEqualTo(204);
    assertThat(off.on()).isFalse();
    assertThat(off.by()).isEqualTo("alice");
  }

  @Test
  void aHoldInForceIsShownOnTheDeletion() {
    client.registered("a", 1);
    String deletion = client.deletion("a");
    Holds holds = RunningApi.bean(Holds.class);
    String key = "owner/" + client.tenant() + "/clone/a";

    holds.accept(key, new Hold(true, "alice", null));
    var shown = client.get("/v1/deletions/" + deletion);
    JsonNode list = client.get("/v1/holds").json();
    JsonNode strangers = RunningApi.freshTenant().get("/v1/holds").json();
    holds.accept(key, null);

    assertThat(shown.text("shown")).isEqualTo("held");
    assertThat(shown.text("hold")).isEqualTo(key);
    assertThat(list.at("/items/0/key").asString()).isEqualTo(key);
    assertThat(strangers.path("items")).isEmpty();
  }

  @Test
  void onlyWhatBelongsToTheTenantCanBeHeld() {
    client.registered("a", 1);
    String deletion = client.deletion("a");
    Client stranger = RunningApi.freshTenant();

    assertThat(client.put("/v1/holds/saga/" + deletion, "{}").status()).isEqualTo(202);
    assertThat(client.put("/v1/holds/owner/" + client.tenant() + "/clone/a%2Fb", "{}").text("key"))
        .isEqualTo("owner/" + client.tenant() + "/clone/a/b");
    assertThat(stranger.put("/v1/holds/saga/" + deletion, "{}").status()).isEqualTo(404);
    assertThat(stranger.put("/v1/holds/tenant/" + client.tenant(), "{}").status()).isEqualTo(403);
    assertThat(stranger.delete("/v1/holds/tenant/" + client.tenant(), "").status()).isEqualTo(403);
    for (String key : List.of("all", "kind/openai.file", "worker/openai")) {
      assertThat(client.put("/v1/holds/" + key, "{}").status()).as(key).isEqualTo(403);
    }
    for (String key :
        List.of("x", "tenant", "tenant/", "owner/t/clone", "saga/1-1-1-1-1", "saga/x")) {
      assertThat(client.put("/v1/holds/" + key, "{}").status()).as(key).isEqualTo(400);
    }
  }

  private List<ProducerRecord<byte[], byte[]>> written(String key) {
    @SuppressWarnings("unchecked")
    MockProducer<byte[], byte[]> producer = RunningApi.bean(MockProducer.class);
    return producer.history().stream()
        .filter(record -> record.topic().equals(Topics.CONTROL))
        .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(key))
        .toList();
  }

  private long finding(String finding, long step) {
    return RunningApi.bean(JdbcClient.class)
        .sql(
            """
            insert into finding (tenant, owner_type, owner_id, step, finding, resource, reason)
            values (:tenant, 'clone', 'a', :step, :finding,
                    '{"kind": "openai.file", "id": "file-1", "scope": {}}', 'somebody uses it')
            returning id
            """)
        .param("tenant", client.tenant())
        .param("step", Math.abs((long) client.tenant().hashCode()) * 100 + step)
        .param("finding", finding)
        .query(Long.class)
        .single();
  }

  private static void sql(String sql) {
    RunningApi.bean(JdbcClient.class).sql(sql).update();
  }
}
