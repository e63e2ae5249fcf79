package dev.cleanslate.orchestrator.page.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.orchestrator.api.Client;
import dev.cleanslate.orchestrator.api.Client.Answer;
import dev.cleanslate.orchestrator.api.RunningApi;
import dev.cleanslate.orchestrator.api.event.Endings;
import dev.cleanslate.orchestrator.page.Visitor;
import dev.cleanslate.orchestrator.surface.PlayedWorkers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The page of one deletion, without a script: read, and acted upon by forms. Those that only read
/// share one that is stuck.
class OneDeletionTests {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String OWNED =
      """
      {"resources": [{"kind": "openai.vector_store", "id": "vs_1", "name": "its <library>"},
        {"kind": "openai.file", "id": "file-1"}, {"kind": "openai.file", "id": "file-2"},
        {"kind": "clone.record", "id": "7"}], "holder": "ann"}
      """;

  private static Client shared;
  private static Visitor reader;
  private static String known;

  private final Client client = RunningApi.freshTenant();
  private final PlayedWorkers workers = PlayedWorkers.of(client);
  private final Visitor operator = Visitor.of(client.tenant(), "read write");

  @BeforeAll
  static void begin() {
    shared = RunningApi.freshTenant();
    reader = Visitor.of(shared.tenant(), "read write");
    try (PlayedWorkers workers = PlayedWorkers.of(shared)) {
      known = stuck(shared, workers);
    }
  }

  @AfterEach
  void end() {
    workers.close();
  }

  @Test
  void theFirstLineIsTheAnswerAndWhatIsStuckSaysWhoActs() {
    String page = reader.get("/deletions/" + known).body();

    assertThat(page)
        .contains("clone/7", "is stuck")
        .contains("2 of 4 proved gone, 1 stuck, 1 still to come.")
        .contains("1 vector store: it is protected against deletion")
        .contains("a retention guards it")
        .contains("Lift the protection, or wait for its time to end")
        .contains("whoever has the account at the provider")
        .contains("GET it → 200")
        .contains("its &lt;library&gt;")
        .contains("when everything else is proved gone");
  }

  @Test
  void whatIsProvedSaysWhenAndByWhat() {
    String page = reader.get("/deletions/" + known).body();

    assertThat(page)
        .contains("answer 404; control: GET its parent -&gt; 200; account account matched");
  }

  @ParameterizedTest
  @ValueSource(strings = {"headline", "trouble", "order", "steps", "story"})
  void aPartIsThatPartAlone(String part) {
    Answer answer = reader.part("/deletions/" + known + "?fragment=" + part);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).startsWith("<section").contains("id=\"" + part + "\"");
    assertThat(answer.body()).doesNotContain("<main", "<html");
  }

  @Test
  void aWordIsTakenFirstAndWhatComesOfItIsToldAfterwards() {
    String deletion = stuck();
    workers.stopKeeping();

    Answer taken = operator.submit("/deletions/" + deletion, path(deletion, "retry"), Map.of());

    assertThat(taken.status()).as(taken.body()).isEqualTo(302);
    String place = taken.header("location");
    assertThat(place).contains("did=retry");
    assertThat(operator.get(place).body()).contains("Taken: what was stuck is tried again.");
    await(deletion);
    assertThat(operator.get(place).body())
        .contains("is gone", "4 of 4 proved gone.", "Vector store: proved gone.");
  }

  @Test
  void oneStepIsTriedAgainFromItsOwnPage() {
    String deletion = stuck();
    String step =
        client
            .get("/v1/deletions/" + deletion + "/steps?state=stuck")
            .json()
            .at("/items/0/step")
            .asString();
    String page = path(deletion, "steps/" + step);

    assertThat(operator.get(page).body())
        .contains("vector store: It is protected against deletion.", "protected: a retention");
    Answer taken = operator.submit(page, path(deletion, "retry"), Map.of("step", step));

    assertThat(taken.header("location")).contains("did=retry_step");
    assertThat(operator.get(path(deletion, "steps/999999999")).status()).isEqualTo(404);
  }

  @Test
  void givingUpNeedsAReasonAndIsNeverCalledDeleted() {
    String deletion = stuck();
    String page = "/deletions/" + deletion;

    Answer without = operator.submit(page, path(deletion, "abandon"), Map.of("reason", "  "));
    Answer taken =
        operator.submit(page, path(deletion, "abandon"), Map.of("reason", "kept for the audit"));

    assertThat(without.status()).isEqualTo(400);
    assertThat(operator.get(taken.header("location")).body())
        .contains("was given up, and is not gone", "kept for the audit")
        .doesNotContain("Try again now");
  }

  @Test
  void whoMayOnlyReadIsOfferedNothingAndRefused() {
    Visitor onlooker = Visitor.of(shared.tenant(), "read");
    String page = "/deletions/" + known;

    assertThat(onlooker.get(page).body()).doesNotContain("Try again now", "Abandon", "Hold<");
    Answer refused = onlooker.submit(page, path(known, "retry"), Map.of());
    assertThat(refused.status()).isEqualTo(403);
    assertThat(shared.get("/v1" + page).text("state")).isEqualTo("stuck");
  }

  @Test
  void whoHoldsItSeesItAndNobodyElseDoes() {
    String page = "/deletions/" + known;

    assertThat(holder("ann").get(page).status()).isEqualTo(200);
    assertThat(holder("bob").get(page).status()).isEqualTo(404);
    assertThat(Visitor.of(RunningApi.freshTenant().tenant(), "read").get(page).status())
        .isEqualTo(404);
  }

  @Test
  void aReportNamesEachKindAndSaysWhatIsLeft() {
    String page = reader.get(path(known, "report")).body();
    Answer file = reader.get(path(known, "report.json"));

    assertThat(page).contains("It is not completely gone: 2 are left", "OpenAI files");
    assertThat(file.header("content-disposition")).contains("deletion-" + known + ".json");
    assertThat(file.json().at("/report/verified").asBoolean(true)).isFalse();
    assertThat(file.json().path("steps").size()).isEqualTo(4);
    assertThat(file.json().at("/report/left").asInt()).isEqualTo(2);
  }

  @Test
  void theRestOfItHasPagesOfItsOwn() {
    assertThat(reader.get(path(known, "kinds/openai.file")).body())
        .contains("OpenAI files: 2 of 2 gone", "file-1", "file-2");
    assertThat(reader.get(path(known, "story")).body()).contains("stuck, it is protected");
    assertThat(reader.get(path(known, "script")).body()).startsWith("#!");
    assertThat(reader.get("/deletions/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(reader.get("/deletions/nonsense").status()).isEqualTo(400);
  }

  @Test
  void withinItsGracePeriodItIsGivenBack() {
    Client patient = RunningApi.tenant(RunningApi.PATIENT);
    patient.registered("page-patient", 2);
    String deletion = patient.deletion("page-patient");
    Visitor visitor = Visitor.of(RunningApi.PATIENT, "read write");
    String page = "/deletions/" + deletion;

    assertThat(visitor.get(page).body())
        .contains("is hidden, and deleted in 6 d 23 h", "Give it back", "Delete now");
    Answer restored = visitor.submit(page, path(deletion, "restore"), Map.of());

    assertThat(visitor.get(restored.header("location")).body())
        .contains("is kept", "Taken back: its owner is as it was");
  }

  private String stuck() {
    return stuck(client, workers);
  }

  private static String stuck(Client client, PlayedWorkers workers) {
    workers.keeping("openai.vector_store");
    client.put("/v1/owners/clone/7/resources", OWNED);
    String deletion = client.deletion("7");
    await(deletion);
    return deletion;
  }

  private static void await(String deletion) {
    RunningApi.bean(Endings.class).await(UUID.fromString(deletion), PATIENCE);
  }

  private static String path(String deletion, String part) {
    return "/deletions/%s/%s".formatted(deletion, part);
  }

  private Visitor holder(String name) {
    return Visitor.with(
        RunningApi.signer()
            .token(Map.of("sub", name, "tenant", shared.tenant(), "scope", "cleanslate.own")));
  }
}
