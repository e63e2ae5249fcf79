package dev.cleanslate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DoctorTests {
  private static final String CHECKUP =
      """
      {"version":"0.1.0","java":"25.0.3",
       "database":{"version":"PostgreSQL 18.6","ahead_ms":%d,"migrations":21,"newest":"V21__x.sql",
                   "fsync":"%s","synchronous_commit":"on","full_page_writes":"on"},
       "broker":%s,
       "kinds":[{"kind":"openai.file","worker":"openai","accounts":%s},
                {"kind":"owner","worker":"orchestrator","accounts":[]}]}
      """;
  private static final String BROKER =
      """
      {"cluster":"c1","nodes":1,"topics":[{"topic":"cleanslate.sagas","partitions":6,"kept":"30d","problems":[]}]}
      """;
  private static final String ACCOUNTS =
      """
      [{"account":"org-x/proj-y","resources":12}]
      """;
  private static final String GOOD_WORKER =
      """
      {"status":"UP","components":{"worker":{"status":"UP"},
       "credential":{"status":"UP","details":{"account":"org-x/proj-y","reachable":true,"refused":false,"answer":"GET /models -> 200","clock-ahead-seconds":1}}}}
      """;

  private final Stage stage = Stage.open();
  private final Stage worker = Stage.open();
  private final Session session =
      Session.with(stage)
          .knowing("CLEANSLATE_TOKEN", token(Instant.now().plusSeconds(100_000)))
          .knowing("CLEANSLATE_WORKERS", "openai=" + worker.root());

  @AfterEach
  void close() {
    stage.close();
    worker.close();
  }

  @Test
  void whereAllIsWellItSaysSoAndWhatItCannotKnow() {
    allIsWell();

    assertThat(session.run("doctor")).as(session.out()).isZero();
    assertThat(session.out())
        .contains("PostgreSQL 18.6, 21 migrations")
        .contains("ok       fsync is on")
        .contains("1 of 1 are as declared")
        .contains("the credential is in account org-x/proj-y (GET /models -> 200)")
        .contains("openai.file: to look, Files: Read; List models: Read; to delete, Files: Write.")
        .contains("unknown  its clock: that would take writing a record")
        .contains("its clock agrees")
        .contains("the provider's clock agrees with the worker's clock")
        .contains("is good for another 27 hours")
        .contains("0 to look at, 2 cannot be known from here.");
    assertThat(worker.calls()).noneMatch(call -> call.headers().containsKey("Authorization"));
  }

  @Test
  void kindsThatNeedTheSameAreOneLine() {
    String more =
        """
        {"kind":"openai.vector_store","worker":"openai","accounts":[]},
        {"kind":"openai.store_file","worker":"openai","accounts":[]}, {"kind":"owner"
        """
            .strip();
    orchestrator(CHECKUP.formatted(7, "on", BROKER, ACCOUNTS).replace("{\"kind\":\"owner\"", more));
    worker.says("GET /actuator/health", 200, GOOD_WORKER);

    assertThat(session.run("doctor")).as(session.out()).isZero();
    assertThat(session.out())
        .contains("unknown  openai.vector_store, openai.store_file: to look, Vector stores: Read;")
        .contains("3 cannot be known from here.");
  }

  @Test
  void whatAProviderSaysTheCredentialLacksIsBad() {
    orchestrator(CHECKUP.formatted(7, "on", BROKER, ACCOUNTS));
    worker.says("GET /actuator/health", 200, lacking("delete on s.files"));

    assertThat(session.run("doctor")).isEqualTo(3);
    assertThat(session.out())
        .contains("bad      openai.file cannot be deleted; what is lacking: delete on s.files")
        .doesNotContain("openai.file: to look");
  }

  @Test
  void whatAProviderSaysTheCredentialMayDoIsKnown() {
    orchestrator(CHECKUP.formatted(7, "on", BROKER, ACCOUNTS));
    worker.says("GET /actuator/health", 200, lacking(""));

    assertThat(session.run("doctor")).as(session.out()).isZero();
    assertThat(session.out())
        .contains("ok       may look at and delete openai.file")
        .contains("0 to look at, 1 cannot be known from here.");
  }

  private static String lacking(String words) {
    return GOOD_WORKER.replace(
        "\"refused\":false",
        "\"refused\":false,\"lacks\":{\"openai.file\":\"%s\"}".formatted(words));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          refused by 401    | "reachable":true,"refused":true,"answer":"GET /models -> 401 invalid_api_key"  | the provider refuses the credential: GET /models -> 401 invalid_api_key
          may not look      | "reachable":true,"refused":true,"answer":"GET /vpcs?limit=1 -> 403"           | the provider refuses the credential: GET /vpcs?limit=1 -> 403
          down              | "reachable":false,"refused":false,"answer":"no answer within 5 s"              | the provider does not answer: no answer within 5 s
          names no account  | "reachable":true,"refused":false,"answer":"GET /models -> 200"                 | proves no account
          wrong account     | "account":"org-z/proj-z","reachable":true,"refused":false,"answer":"GET /models -> 200" | 12 of openai.file are registered in account org-x/proj-y, which this credential is not in
          """)
  void eachMoodOfAProviderIsToldAsWhatItIs(String mood, String details, String words) {
    orchestrator(CHECKUP.formatted(7, "on", BROKER, ACCOUNTS));
    worker.says(
        "GET /actuator/health",
        503,
        "{\"components\":{\"worker\":{\"status\":\"UP\"},\"credential\":{\"details\":{%s}}}}"
            .formatted(details));

    assertThat(session.run("doctor")).as(mood).isEqualTo(3);
    assertThat(session.out()).contains(words);
  }

  @Test
  void aDatabaseThatForgetsIsBad() {
    orchestrator(CHECKUP.formatted(7, "off", BROKER, ACCOUNTS));
    worker.says("GET /actuator/health", 200, GOOD_WORKER);

    assertThat(session.run("doctor")).isEqualTo(3);
    assertThat(session.out()).contains("bad      fsync is off").contains("Set fsync to on");
  }

  @Test
  void aClockThatIsOffIsToldWithHowFar() {
    orchestrator(CHECKUP.formatted(-600_000, "on", BROKER, ACCOUNTS));
    worker.says("GET /actuator/health", 200, GOOD_WORKER);

    assertThat(session.run("doctor")).isEqualTo(3);
    assertThat(session.out())
        .containsPattern("bad +its clock, beside the orchestrator's, is (599|600|601) s behind");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "clock-ahead-seconds":-7,  | look     the provider's clock is 7 s behind
          "clock-ahead-seconds":95,  | bad      the provider's clock is 95 s ahead
          ''                         | unknown  the provider's clock is not known: no answer tells the time
          """)
  void aProvidersClockIsToldBesideTheWorkers(String told, String words) {
    orchestrator(CHECKUP.formatted(7, "on", BROKER, ACCOUNTS));
    worker.says(
        "GET /actuator/health",
        200,
        GOOD_WORKER
            .replace(",\"clock-ahead-seconds\":1", "")
            .replace("\"reachable\"", told + "\"reachable\""));

    session.run("doctor");

    assertThat(session.out()).contains(words);
  }

  @Test
  void whatNoDocumentOfAProviderSaysIsMarked() {
    orchestrator(
        CHECKUP.formatted(7, "on", BROKER, ACCOUNTS).replace("openai.file", "openai.vector_store"));
    worker.says("GET /actuator/health", 200, GOOD_WORKER);

    session.run("doctor");

    assertThat(session.out()).contains("to delete, Vector stores: Write (unconfirmed).");
  }

  @Test
  void topicsThatAreMissingOrOtherThanDeclaredAreNamed() {
    String broker =
        """
        {"cluster":"c1","nodes":1,"topics":[
          {"topic":"cleanslate.sagas","problems":["is missing; a restart makes it"]},
          {"topic":"cleanslate.control","partitions":1,"kept":"7d","problems":["has cleanup.policy delete instead of compact"]}]}
        """;
    orchestrator(CHECKUP.formatted(7, "on", broker, ACCOUNTS));
    worker.says("GET /actuator/health", 200, GOOD_WORKER);

    assertThat(session.run("doctor")).isEqualTo(3);
    assertThat(session.out())
        .contains("0 of 2 are as declared")
        .contains("bad      cleanslate.sagas is missing")
        .contains("look     cleanslate.control has cleanup.policy delete instead of compact");
  }

  @Test
  void aBrokerThatIsAwayIsTold() {
    String broker = "{\"problem\":\"it does not answer: TimeoutException\",\"topics\":[]}";
    orchestrator(CHECKUP.formatted(7, "on", broker, ACCOUNTS));
    worker.says("GET /actuator/health", 200, GOOD_WORKER);

    assertThat(session.run("doctor")).isEqualTo(3);
    assertThat(session.out()).contains("bad      it does not answer: TimeoutException");
  }

  @Test
  void aWorkerThatIsAwayAndOneThatNobodyNamedAreToldApart() {
    allIsWell();
    worker.close();
    session.run("doctor");
    assertThat(session.out()).contains("does not answer at " + worker.root());

    session.without("CLEANSLATE_WORKERS");
    assertThat(session.run("doctor")).isZero();
    assertThat(session.out()).contains("was not asked: nobody said where it is");
  }

  @Test
  void aTokenThatMayNotAskIsToldAndTheRestIsSaidToBeUnknown() {
    stage
        .says("GET /livez", 200, "{\"status\":\"ok\"}")
        .refuses("GET /v1/health", 403, "forbidden", "The token does not allow it.")
        .refuses("GET /operator/v1/checkup", 403, "forbidden", "The token does not allow it.");
    worker.says("GET /actuator/health", 200, GOOD_WORKER);

    assertThat(session.run("doctor")).isEqualTo(3);
    assertThat(session.out())
        .contains("bad      is refused (403)")
        .contains("unknown  nothing can be told: the token does not allow it")
        .contains("the credential is in account org-x/proj-y");
  }

  @Test
  void whereNothingAnswersTheWorkersAreAskedAllTheSame() {
    stage.close();
    worker.says("GET /actuator/health", 200, GOOD_WORKER);

    assertThat(session.run("doctor")).isEqualTo(6);
    assertThat(session.out())
        .contains("does not answer at " + stage.root())
        .contains("the credential is in account org-x/proj-y");
  }

  @Test
  void anExpiredTokenIsToldAndNoneIsEverShown() {
    allIsWell();
    String expired = token(Instant.now().minusSeconds(7200));
    session.knowing("CLEANSLATE_TOKEN", expired);

    assertThat(session.run("doctor")).isEqualTo(3);
    assertThat(session.out()).contains("expired 120 minutes ago").doesNotContain(expired);
  }

  @Test
  void forProgramsThereIsOneDocument() {
    allIsWell();

    assertThat(session.run("doctor", "--json")).isZero();
    List<JsonNode> findings = session.json().path("findings").valueStream().toList();
    assertThat(findings)
        .anySatisfy(one -> {
          assertThat(one.path("area").asString()).isEqualTo("worker openai");
          assertThat(one.path("mark").asString()).isEqualTo("ok");
        });
  }

  @Test
  void anAddressThatIsNoneIsMisuse() {
    assertThat(session.run("doctor", "--worker", "openai=ftp://x")).isEqualTo(2);
    assertThat(session.knowing("CLEANSLATE_WORKERS", "openai").run("doctor")).isEqualTo(2);
  }

  @Test
  void everyKindOfTheCatalogHasItsNeeds() throws IOException {
    String catalog =
        Files.readString(Path.of("..", "orchestrator", "src", "main", "resources", "catalog.yaml"));
    Path file =
        Path.of("src", "main", "resources", "dev", "cleanslate", "cli", "doctor", "needs.json");
    JsonNode needs = JsonMapper.shared().readTree(Files.readString(file));
    List<String> kinds =
        Pattern.compile("(?m)^  ([a-z]+\\.[a-z_]+):")
            .matcher(catalog)
            .results()
            .map(one -> one.group(1))
            .toList();

    assertThat(kinds).hasSizeGreaterThan(30);
    assertThat(kinds)
        .allMatch(kind -> needs.has(kind) || needs.has(kind.replaceFirst("\\..*", ".*")));
  }

  private void allIsWell() {
    orchestrator(CHECKUP.formatted(7, "on", BROKER, ACCOUNTS));
    worker.says("GET /actuator/health", 200, GOOD_WORKER);
  }

  private void orchestrator(String checkup) {
    stage
        .says("GET /livez", 200, "{\"status\":\"ok\"}")
        .says("GET /v1/health", 200, "{\"status\":\"ok\",\"reasons\":[]}")
        .says("GET /operator/v1/checkup", 200, checkup);
  }

  private static String token(Instant expires) {
    String claims = "{\"exp\":%d}".formatted(expires.getEpochSecond());
    return "eyJhbGciOiJub25lIn0."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".sig";
  }
}
