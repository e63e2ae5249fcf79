package dev.cleanslate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LetterVerbsTests {
  private static final String LETTER = "delete-requests:0:17";
  private static final String AT = "/operator/v1/dead-letters/delete-requests%3A0%3A17";
  private static final String SAID =
      "{\"at\":\"2026-11-21T21:00:00.123Z\",\"by\":\"jo\",\"corrected\":false}";
  private static final String SHOWN =
      """
      {"id":"delete-requests:0:17","topic":"cleanslate.delete-requests","reason":"owner.id is missing",
       "field":"owner.id","at":"2026-11-21T20:00:00Z","key":"default/clone/c","size":30%s}
      """;

  private final Stage stage = Stage.open();
  private final Session session = Session.with(stage);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void whereThereAreNoneAllIsWell() {
    stage.says("GET /operator/v1/dead-letters?limit=50", 200, "{\"items\":[]}");

    assertThat(session.run("letters", "list")).isZero();
    assertThat(session.out()).contains("No dead letters.");
  }

  @Test
  void theyAreListedWithTheirReasons() {
    stage.says(
        "GET /operator/v1/dead-letters?topic=delete-requests&limit=1",
        200,
        "{\"items\":[%s]}".formatted(SHOWN.formatted("")));

    assertThat(session.run("letters", "list", "--topic", "delete-requests", "--limit", "1"))
        .isEqualTo(3);
    assertThat(session.out())
        .contains(LETTER)
        .contains("owner.id is missing")
        .contains("There may be more");
    assertThat(session.run("letters", "list", "--limit", "0")).isEqualTo(2);
  }

  @Test
  void oneIsShownWithItsHeadersAndItsBodyAndMovesNoCursor() {
    stage.says(
        "GET " + AT,
        200,
        SHOWN.formatted(
            ",\"headers\":{\"ce_id\":\"7\"},\"body\":\"{\\n"
                + " \\u001b[2J}\",\"problem\":\"owner.id is missing\""));

    assertThat(session.run("letters", "show", LETTER)).isZero();
    assertThat(session.out())
        .contains("As it is, its topic cannot read it: owner.id is missing")
        .contains("ce_id: 7")
        .doesNotContain("\u001b");
  }

  @Test
  void oneIsSentAgainAsItWasOrCorrected(@TempDir Path folder) throws IOException {
    stage.says("POST " + AT + "/send-again", 200, SAID);
    Files.writeString(folder.resolve("body.json"), "{\"owner\":{}}");

    assertThat(session.run("letters", "send-again", LETTER)).isZero();
    assertThat(session.out()).contains("sent again by jo");
    assertThat(session.in(folder).run("letters", "send-again", LETTER, "--body", "body.json"))
        .isZero();
    assertThat(stage.calls("POST " + AT + "/send-again"))
        .extracting(Stage.Call::body)
        .containsExactly("{}", "{\"body\":\"{\\\"owner\\\":{}}\"}");
    assertThat(session.run("letters", "send-again", LETTER, "--body", "nothing.json")).isEqualTo(2);
  }

  @Test
  void whatItsTopicCannotReadIsRefused() {
    stage.refuses("POST " + AT + "/send-again", 422, "letter-illegible", "body is empty.");

    assertThat(session.run("letters", "send-again", LETTER)).isEqualTo(4);
    assertThat(session.err()).contains("body is empty");
  }
}
