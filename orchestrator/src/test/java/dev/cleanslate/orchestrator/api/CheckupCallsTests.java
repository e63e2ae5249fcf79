package dev.cleanslate.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class CheckupCallsTests {
  private static final String PATH = "/operator/v1/checkup";

  private final Client client = RunningApi.freshTenant();

  @Test
  void theDatabaseIsShownWithWhetherItKeepsWhatItPromises() {
    JsonNode database = checkup().path("database");

    assertThat(database.path("version").asString()).startsWith("PostgreSQL 18");
    for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      assertThat(database.path(setting).asString()).as(setting).isEqualTo(shown(setting));
    }
    assertThat(database.path("migrations").asInt()).isGreaterThanOrEqualTo(9);
    assertThat(database.path("newest").asString()).endsWith(".sql");
    assertThat(database.path("ahead_ms").asLong(Long.MAX_VALUE)).isBetween(-60_000L, 60_000L);
  }

  @Test
  void accountsAreThoseOfTheTenantsResources() {
    client.registered("a", 3);

    List<JsonNode> files =
        checkup()
            .path("kinds")
            .valueStream()
            .filter(one -> one.path("kind").asString().equals("openai.file"))
            .toList();

    assertThat(files).hasSize(1);
    assertThat(files.getFirst().path("worker").asString()).isEqualTo("openai");
    assertThat(files.getFirst().at("/accounts/0/resources").asInt()).isEqualTo(3);
  }

  @Test
  void aBrokerThatIsNotUsedIsNotAsked() {
    assertThat(checkup().at("/broker/problem").asString()).contains("was not asked");
  }

  @Test
  void itIsForOperatorsOnly() {
    assertThat(client.get(PATH).status()).isEqualTo(403);
  }

  private static String shown(String setting) {
    return RunningApi.bean(JdbcClient.class).sql("show " + setting).query(String.class).single();
  }

  private JsonNode checkup() {
    String token = RunningApi.signer().token(client.tenant(), "cleanslate.read cleanslate.operate");
    return RunningApi.as(token, client.tenant()).get(PATH).json();
  }
}
