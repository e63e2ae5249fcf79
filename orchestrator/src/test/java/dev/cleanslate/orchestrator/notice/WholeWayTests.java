package dev.cleanslate.orchestrator.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.api.Client;
import dev.cleanslate.orchestrator.api.RunningApi;
import dev.cleanslate.orchestrator.surface.PlayedWorkers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// From the settings of a whole application, by its rules and channels, to who is told.
class WholeWayTests {
  private static ConfigurableApplicationContext postman;

  @BeforeAll
  static void start() {
    RunningApi.freshTenant();
    postman =
        RunningApi.beside(
            NoticeConfiguration.Going.class, Map.of("cleanslate.kafka.enabled", "true"));
    waiting("it reads from here on")
        .until(() ->
            RunningApi.bean(JdbcClient.class)
                    .sql("select count(*) from notice_place where reader = 'deletions'")
                    .query((row, _) -> row.getInt(1))
                    .single()
                == 1);
  }

  @AfterAll
  static void stop() {
    postman.close();
  }

  @Test
  void aDeletionThatEndsIsToldToTheChannelThatTheRulesNameAndToNobodyElse() {
    Client client = RunningApi.tenant(RunningApi.TOLD);
    Client other = RunningApi.freshTenant();
    try (PlayedWorkers workers = PlayedWorkers.of(client);
        PlayedWorkers theirs = PlayedWorkers.of(other)) {
      assertThat(workers).isNotSameAs(theirs);
      String unheard = other.registered("b", 1).deletion("b");
      String deletion = client.registered("a", 2).deletion("a");

      waiting("it is told").until(() -> told(deletion).size() == 1);
      waiting("the other one has ended, too")
          .until(() -> other.get("/v1/deletions/" + unheard).text("state").equals("deleted"));

      Receiver.Got got = told(deletion).getFirst();
      JsonNode body = Wire.json().readTree(got.body());
      assertThat(got.path()).isEqualTo("/hook");
      assertThat(got.id()).isEqualTo("deletion-%s-deleted".formatted(deletion));
      assertThat(got.signature()).startsWith("v1,");
      assertThat(body.path("type").asString()).isEqualTo("deletion.ended");
      assertThat(body.at("/data/resources").asInt()).isEqualTo(2);
      waiting("it is noted as sent")
          .until(() ->
              client
                  .get("/v1/notices?state=sent")
                  .body()
                  .contains("deletion-%s-deleted".formatted(deletion)));
      assertThat(told(unheard)).isEmpty();
    }
  }

  @Test
  void whatCannotGoIsToldAsAFinding() {
    Client client = RunningApi.tenant(RunningApi.TOLD);
    try (PlayedWorkers workers = PlayedWorkers.of(client)) {
      workers.keeping("openai.file");
      String deletion = client.registered("kept", 1).deletion("kept");

      waiting("it is told").until(() -> !told(deletion).isEmpty());

      JsonNode body = Wire.json().readTree(told(deletion).getFirst().body());
      assertThat(body.path("type").asString()).startsWith("finding.");
      assertThat(body.path("severity").asString()).isEqualTo("warning");
    }
  }

  @Test
  void bothRepliesOfAReplacedSystemGoOntoItsTopicInOrder() {
    Client client = RunningApi.freshTenant();
    try (PlayedWorkers workers = PlayedWorkers.of(client)) {
      workers.seeing("host.process");
      client.put(
          "/v1/owners/vpn-instance/office/resources",
          """
          {"resources": [
            {"kind": "host.process", "id": "4711", "scope": {"host": "h1"}, "sameness": "boot/17"}]}
          """);
      String operation =
          client.send(client.request("/vpn/instances/office").DELETE()).text("operation_id");

      waiting("both have gone").until(() -> replies(operation).size() == 2);

      assertThat(replies(operation))
          .extracting(reply -> reply.path("type").asString())
          .containsExactly("cleanup_initiated", "cleanup_verification");
      assertThat(replies(operation).getLast().path("cleanup_successful").asBoolean()).isTrue();
    }
  }

  private static List<Receiver.Got> told(String deletion) {
    return RunningApi.hook().got().stream().filter(got -> got.body().contains(deletion)).toList();
  }

  @SuppressWarnings("unchecked")
  private static List<JsonNode> replies(String operation) {
    List<ProducerRecord<byte[], byte[]>> sent = RunningApi.bean(MockProducer.class).history();
    return sent.stream()
        .filter(record -> record.topic().equals("cleanslate.vpn-replies"))
        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
        .filter(body -> body.contains(operation))
        .map(body -> Wire.json().readTree(body))
        .toList();
  }

  private static ConditionFactory waiting(String what) {
    return await(what).atMost(Duration.ofSeconds(60));
  }
}
