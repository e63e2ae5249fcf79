package dev.cleanslate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerbsTests {
  private static final String DELETION = "8861ff55-372f-b152-5572-0ac2ab63843b";
  private static final String ASK = "POST /operator/v1/deletions";
  private static final String ORDER = "POST /operator/v1/orphans/cleanup";
  private static final String STRAYS = "POST /v1/orphans/cleanup";
  private static final String SWEEP = "POST /v1/jobs/orphan-sweep/run";
  private static final String TOKENS = "GET /v1/owners?type=token&limit=500";

  private final Stage stage = Stage.open();
  private final Session session = Session.with(stage);

  @BeforeEach
  void aTokenIsKnown() {
    stage
        .recorded("GET /v1/owners/token/ci-runner", "token")
        .recorded("GET /v1/owners/token/ci-runner/deletion-preview", "token-preview")
        .recorded("GET /v1/owners/token/ci-runner/resources?limit=500", "token-resources")
        .says(
            ASK,
            202,
            "{\"id\":\"%s\",\"state\":\"planning\",\"shown\":\"planning\",\"outcome\":\"opened\"}"
                .formatted(DELETION))
        .recorded("GET /v1/deletions/" + DELETION, "token-deleting");
  }

  private void itGoes() {
    stage
        .recorded("GET /v1/deletions/" + DELETION, "token-deleted")
        .streams(
            "GET /v1/deletions/%s/events".formatted(DELETION),
            """
            id: 6
            data: {"seq":6,"state":"deleted","counts":{"gone":3},"moves":[],"more_moves":0}

            """)
        .recorded("GET /v1/deletions/%s/steps?limit=500".formatted(DELETION), "steps-gone");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aTokenIsShownConfirmedByItsNameDeletedAndAccountedFor() {
    itGoes();

    int status = session.typing("ci-runner\n").run("token", "delete", "ci-runner");

    assertThat(status).isZero();
    assertThat(session.out())
        .contains("Deleting token/ci-runner takes 3 steps")
        .contains("gateway.certificate   5d41402abc4b2a76  registered")
        .contains("token/ci-runner (deletion %s) is deleted".formatted(DELETION))
        .containsPattern("gateway.certificate +1 +1 +0 +5\n")
        .containsPattern("gateway.proxy_target +1 +1 +0 +2\n");
    assertThat(stage.calls(ASK).getFirst().body())
        .contains("\"type\":\"token\"", "\"id\":\"ci-runner\"", "\"plan_hash\":\"1f0c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CI-RUNNER\n", "yes\n", "\n", "", "ci-runner2\n"})
  void whoeverTypesSomethingElseDeletesNothing(String typed) {
    int status = session.typing(typed).run("token", "delete", "ci-runner");

    assertThat(status).isEqualTo(9);
    assertThat(session.err()).contains("Nothing was done.");
    assertThat(stage.calls()).noneMatch(call -> call.name().startsWith("POST"));
  }

  @Test
  void yesAloneIsNotEnough() {
    assertThat(session.run("token", "delete", "ci-runner", "--yes")).isEqualTo(9);
    assertThat(session.run("token", "delete", "ci-runner", "--yes", "--confirm", "other"))
        .isEqualTo(9);
    assertThat(stage.calls()).noneMatch(call -> call.name().startsWith("POST"));
  }

  @Test
  void aScriptConfirmsByNameAndReadsOneDocument() {
    itGoes();

    int status =
        session.run("token", "delete", "ci-runner", "--yes", "--confirm", "ci-runner", "--json");

    assertThat(status).isZero();
    assertThat(session.json().path("verified").asBoolean()).isTrue();
    assertThat(session.json().path("statistics").get(1).path("things").asInt()).isEqualTo(5);
    assertThat(session.json().path("errors").isEmpty()).isTrue();
  }

  @Test
  void whatIsLeftIsToldWithItsReasonAndWhatToDo() {
    stage
        .recorded("GET /v1/deletions/" + DELETION, "token-stuck")
        .streams(
            "GET /v1/deletions/%s/events".formatted(DELETION),
            """
            id: 5
            data: {"seq":5,"state":"stuck","counts":{"gone":1,"stuck":1,"planned":1},"moves":[{"step":2,"kind":"gateway.certificate","id":"5d41402abc4b2a76","from":"sent","to":"stuck","why":"protected: the row is locked by 4711"}],"more_moves":0}

            """)
        .recorded("GET /v1/deletions/%s/steps?limit=500".formatted(DELETION), "steps-stuck");

    int status = session.typing("ci-runner\n").run("token", "delete", "ci-runner");

    assertThat(status).isEqualTo(3);
    assertThat(session.out())
        .contains("STUCK: 2 of 3 steps are left")
        .contains("is stuck: protected: the row is locked by 4711")
        .contains("cleanslate saga retry " + DELETION);
  }

  @Test
  void whereItIsForOperatorsOnlyThatIsSaid() {
    stage.refuses(
        "GET /v1/owners/token/other", 403, "operators-only", "Only operators delete a token.");

    assertThat(session.run("token", "show-owned", "other")).isEqualTo(4);
    assertThat(session.err()).contains("cleanslate.operate");
  }

  @Test
  void tokensAreListed() {
    stage.says(TOKENS, 200, "{\"items\":[%s]}".formatted(Stage.answer("token")));

    assertThat(session.run("token", "list")).isZero();
    assertThat(session.out()).contains("ci-runner  active  2026-11-20T20:00:00Z");
  }

  @Test
  void allTokensGoAndThenWhatIsLeftOfNone() {
    itGoes();
    stage
        .says(TOKENS, 200, "{\"items\":[%s]}".formatted(Stage.answer("token")))
        .recorded(SWEEP, "sweep")
        .recorded(SWEEP, "sweep")
        .recorded(SWEEP, "sweep-nothing")
        .recorded(STRAYS, "strays-nothing");

    int status = session.typing("delete 1 tokens\n").run("token", "delete", "--all");

    assertThat(status).isZero();
    assertThat(stage.calls(ASK))
        .extracting(Stage.Call::body)
        .satisfiesExactly(
            body -> assertThat(body).contains("ci-runner"),
            body -> assertThat(body).contains("gone-1"));
    assertThat(session.out())
        .contains("2 things left of tokens after that.")
        .contains("What stays: 0.");
  }

  @Test
  void allTokensNeedTheirNumberTyped() {
    stage
        .says(TOKENS, 200, "{\"items\":[%s]}".formatted(Stage.answer("token")))
        .recorded(SWEEP, "sweep")
        .recorded(STRAYS, "strays");

    assertThat(session.typing("delete 2 tokens\n").run("token", "delete", "--all")).isEqualTo(9);
    assertThat(session.out()).contains("token/gone-1", "token/gone-3");
    assertThat(stage.calls(ASK)).isEmpty();
    assertThat(stage.calls(ORDER)).isEmpty();
  }

  @Test
  void whatIsLeftOfNoTokenIsAskedForToo() {
    itGoes();
    stage
        .says(TOKENS, 200, "{\"items\":[]}")
        .recorded(SWEEP, "sweep")
        .recorded(STRAYS, "strays-nothing");

    assertThat(session.run("token", "delete", "--all")).isEqualTo(9);
    assertThat(session.out()).contains("token/gone-1");
    assertThat(stage.calls(ASK)).isEmpty();

    assertThat(session.typing("delete 1\n").run("token", "delete", "--all")).isEqualTo(3);
    assertThat(stage.calls(ASK))
        .singleElement()
        .satisfies(call -> assertThat(call.body()).contains("gone-1"));
  }

  @Test
  void whatIsNotListedOfTokensStays() {
    stage
        .says(TOKENS, 200, "{\"items\":[]}")
        .says(SWEEP, 200, "{\"found\":{\"left\":150},\"items\":[]}")
        .recorded(STRAYS, "strays-nothing");

    assertThat(session.run("token", "delete", "--all")).isEqualTo(3);
    assertThat(session.out()).contains("150 more are not listed");
  }

  @Test
  void whereNothingIsToBeDeletedNothingIsAsked() {
    stage
        .says(TOKENS, 200, "{\"items\":[]}")
        .recorded(SWEEP, "sweep-nothing")
        .recorded(STRAYS, "strays-nothing");

    assertThat(session.run("token", "delete", "--all")).isZero();
    assertThat(session.err()).doesNotContain("Type");
  }

  @Test
  void whatCameToLightAfterTheQuestionStays() {
    itGoes();
    stage
        .says(TOKENS, 200, "{\"items\":[%s]}".formatted(Stage.answer("token")))
        .recorded(SWEEP, "sweep-nothing")
        .recorded(SWEEP, "sweep")
        .recorded(STRAYS, "strays-nothing");

    int status = session.typing("delete 1 tokens\n").run("token", "delete", "--all");

    assertThat(status).isEqualTo(3);
    assertThat(stage.calls(ASK))
        .singleElement()
        .satisfies(call -> assertThat(call.body()).contains("ci-runner"));
    assertThat(session.out()).contains("What stays: 2.", "token/gone-1");
  }
}
