package dev.cleanslate.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class NoticeCallsTests {
  private final Client client = RunningApi.freshTenant();
  private final JdbcClient jdbc = RunningApi.bean(JdbcClient.class);

  @Test
  void deadLettersAreListedAndSentAgainOnce() {
    long dead = notice(client.tenant(), "dead");
    notice(client.tenant(), "sent");
    notice(RunningApi.freshTenant().tenant(), "dead");

    var list = client.get("/v1/notices");
    assertThat(list.status()).as(list.body()).isEqualTo(200);
    assertThat(list.json().path("items")).hasSize(1);
    var shown = list.json().at("/items/0");
    assertThat(shown.path("id").asLong()).isEqualTo(dead);
    assertThat(shown.path("channel").asString()).isEqualTo("ops");
    assertThat(shown.path("why").asString()).isEqualTo("the receiver answered 500");
    assertThat(shown.at("/body/type").asString()).isEqualTo("finding.open");
    assertThat(shown.at("/owner/id").asString()).isEqualTo("c");

    var again = client.post("/v1/notices/" + dead + "/send-again");
    assertThat(again.status()).as(again.body()).isEqualTo(200);
    assertThat(again.text("state")).isEqualTo("pending");
    assertThat(again.json().has("due_at")).isTrue();
    assertThat(client.post("/v1/notices/" + dead + "/send-again").status()).isEqualTo(409);
    assertThat(client.get("/v1/notices").json().path("items")).isEmpty();
    assertThat(client.get("/v1/notices?state=pending&channel=ops").json().path("items")).hasSize(1);
    assertThat(client.get("/v1/notices?state=pending&channel=x").json().path("items")).isEmpty();
  }

  @Test
  void nobodySeesOrSendsWhatIsAnothers() {
    long other = notice(RunningApi.freshTenant().tenant(), "dead");
    long mine = notice(client.tenant(), "dead");
    Client reader =
        RunningApi.as(
            RunningApi.signer().token(client.tenant(), "cleanslate.read"), client.tenant());

    assertThat(client.get("/v1/notices/" + other).status()).isEqualTo(404);
    assertThat(client.post("/v1/notices/" + other + "/send-again").status()).isEqualTo(404);
    assertThat(client.get("/v1/notices?state=lost").text("field")).isEqualTo("state");
    assertThat(reader.get("/v1/notices/" + mine).status()).isEqualTo(200);
    assertThat(reader.post("/v1/notices/" + mine + "/send-again").status()).isEqualTo(403);
  }

  private long notice(String tenant, String state) {
    return jdbc.sql(
            """
            insert into notice (event, channel, matter, severity, tenant, owner_type, owner_id, subject, says, title, body,
                                state, due_at, why)
            values (gen_random_uuid()::text, 'ops', 'findings', 'warning', :tenant, 'clone', 'c', 'finding/1', 'stuck', 'stuck',
                    '{"type":"finding.open"}', :state, null, 'the receiver answered 500')
            returning id
            """)
        .param("tenant", tenant)
        .param("state", state)
        .query((row, _) -> row.getLong(1))
        .single();
  }
}
