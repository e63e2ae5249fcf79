package dev.cleanslate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CloneVerbsTests {
  private static final String DELETION = "8861ff55-372f-b152-5572-0ac2ab63843b";
  private static final String ONE = "GET /v1/deletions/" + DELETION;
  private static final String ASK = "POST /v1/deletions";
  private static final String PREVIEW = "GET /v1/owners/clone/clone-7/deletion-preview";

  private final Stage stage = Stage.open();
  private final Session session = Session.with(stage);

  @AfterEach
  void close() {
    stage.close();
  }

  private void itGoes() {
    stage
        .recorded(PREVIEW, "clone-preview")
        .says(ASK, 202, "{\"id\":\"%s\"}".formatted(DELETION))
        .recorded(ONE, "clone-deleting")
        .recorded(ONE, "clone-deleted")
        .recorded(ONE + "/steps?limit=500", "steps-gone")
        .streams(
            ONE + "/events",
            """
            id: 4
            data: {"seq":4,"state":"deleting","counts":{"gone":1,"sent":2},"moves":[]}

            id: 6
            data: {"seq":6,"state":"deleted","counts":{"gone":3},"moves":[]}

            """);
  }

  @Test
  void aPreviewSaysWhatGoesAndWhatToMind() {
    stage.recorded(PREVIEW, "clone-preview");

    assertThat(session.run("clone", "preview", "clone-7")).isZero();
    assertThat(session.out())
        .contains("Deleting clone/clone-7 takes 3 steps, usually within 6 s:")
        .contains("Mind: 1 resources were announced");
  }

  @Test
  void inAPipeProgressIsPlainLines() {
    itGoes();

    assertThat(session.typing("clone-7\n").run("clone", "delete", "clone-7")).isZero();
    assertThat(session.err()).contains("0 s  deleting: 0 of 3 gone").doesNotContain("\r", "\u001b");
    assertThat(stage.calls(ASK).getFirst().body()).doesNotContain("force");
  }

  @Test
  void onATerminalProgressIsABar() {
    itGoes();

    assertThat(session.onTerminal().typing("clone-7\n").run("clone", "force", "clone-7")).isZero();
    assertThat(session.err())
        .contains("\r[..............................] deleting: 0 of 3 gone")
        .contains("\r[##########....................] deleting: 1 of 3 gone, 2 sent")
        .contains("\r[##############################] deleted: 3 of 3 gone");
    assertThat(session.out()).doesNotContain("\r", "\u001b");
    assertThat(stage.calls(ASK).getFirst().body()).contains("\"force\":true");
  }

  @Test
  void forProgramsThereIsNoProgressAtAll() {
    itGoes();

    assertThat(session.run("clone", "delete", "clone-7", "--yes", "--json")).isZero();
    assertThat(session.json().path("verified").asBoolean()).isTrue();
    assertThat(session.err()).doesNotContain("gone,");
  }

  @Test
  void aPlanThatChangedMeanwhileIsRefused() {
    stage
        .recorded(PREVIEW, "clone-preview")
        .refuses(ASK, 409, "plan-changed", "what clone-7 holds has changed");

    assertThat(session.run("clone", "delete", "clone-7", "--yes")).isEqualTo(4);
    assertThat(session.err()).contains("has changed").contains("Look again");
  }

  @Test
  void aRequestThatIsRepeatedBearsTheSameKey() {
    stage
        .recorded(PREVIEW, "clone-preview")
        .dies(ASK)
        .says(ASK, 503, "{\"detail\":\"busy\"}", "Retry-After", "1")
        .says(ASK, 202, "{\"id\":\"%s\"}".formatted(DELETION))
        .recorded(ONE, "clone-deleted")
        .recorded(ONE + "/steps?limit=500", "steps-gone");

    assertThat(session.run("clone", "delete", "clone-7", "--yes")).isZero();
    assertThat(stage.calls(ASK)).hasSize(3);
    assertThat(stage.calls(ASK).stream().map(call -> call.header("Idempotency-key")).distinct())
        .hasSize(1)
        .doesNotContain("");
  }
}
