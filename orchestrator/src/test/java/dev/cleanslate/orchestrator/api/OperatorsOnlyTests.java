package dev.cleanslate.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.DeleteRequest;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.intake.Ask;
import dev.cleanslate.orchestrator.intake.Deletions;
import dev.cleanslate.orchestrator.intake.Door;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorsOnlyTests {
  private static final String ASKED = "{\"owner\": {\"type\": \"token\", \"id\": \"t\"}%s}";
  private static final String OPERATE = "cleanslate.read cleanslate.operate";

  private final Client client = RunningApi.freshTenant();
  private final Client operator =
      RunningApi.as(RunningApi.signer().token(client.tenant(), OPERATE), client.tenant());

  @BeforeEach
  void thereIsAToken() {
    assertThat(client.put("/v1/owners/token/t/resources", "{\"resources\": []}").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /v1/deletions               | {"owner": {"type": "token", "id": "t"}}
          /v1/deletions               | {"owner": {"type": "token", "id": "t"}, "force": true}
          /v1/owners/token/t/failed   | {"reason": "it broke"}
          /v1/owners/token/new/failed | {"reason": "it broke"}
          """)
  void noCallOfThePublicApiDeletesAToken(String path, String body) {
    var refused = client.post(path, body);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("type")).endsWith("operators-only");
    assertThat(refused.text("detail")).contains("token/", "operator", "event");
    assertThat(client.get("/v1/owners/token/t").text("state")).isEqualTo("active");
    assertThat(client.get("/v1/owners/token/new").status()).isEqualTo(404);
  }

  @Test
  void amongManyItIsTheOnlyOneThatIsRefused() {
    client.put("/v1/owners/clone/c/resources", "{\"resources\": []}");

    var answer =
        client.post(
            "/v1/deletions/bulk",
            """
            {"owners": [{"type": "token", "id": "t"}, {"type": "clone", "id": "c"}]}
            """);

    assertThat(answer.status()).isEqualTo(207);
    assertThat(answer.json().at("/items/0/problem/status").asInt()).isEqualTo(403);
    assertThat(answer.json().at("/items/1/outcome").asString()).isEqualTo("opened");
  }

  @Test
  void everybodyMayLookWhatWouldGo() {
    var answer = client.post("/v1/deletions", ASKED.formatted(", \"dry_run\": true"));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(client.get("/v1/owners/token/t").text("state")).isEqualTo("active");
  }

  @Test
  void anOperatorMay() {
    var answer = operator.post("/operator/v1/deletions", ASKED.formatted(""));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text("outcome")).isEqualTo("opened");
    assertThat(client.get("/v1/owners/token/t").text("state")).isNotEqualTo("active");
  }

  @Test
  void anOperatorsCallNeedsAnOperatorsScope() {
    var refused = client.post("/operator/v1/deletions", ASKED.formatted(""));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("detail")).contains("cleanslate.operate");
    assertThat(operator.post("/v1/deletions", ASKED.formatted("")).status()).isEqualTo(403);
  }

  @Test
  void anUpstreamsEventDoes() {
    OwnerRef token = new OwnerRef(client.tenant(), "token", "t");
    var request = new DeleteRequest("1", "gateway", token, null, null, null);

    RunningApi.bean(Deletions.class)
        .request(new Ask("gateway", "1", request, Instant.now(), Door.TOPIC));

    assertThat(client.get("/v1/owners/token/t").text("state")).isNotEqualTo("active");
  }

  @Test
  void thePublicApiDoesNotDescribeTheOperators() {
    assertThat(client.get("/v1/openapi.json").body())
        .contains("/v1/deletions")
        .doesNotContain("/operator/");
  }
}
