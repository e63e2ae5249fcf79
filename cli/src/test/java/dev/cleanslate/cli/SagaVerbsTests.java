package dev.cleanslate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SagaVerbsTests {
  private static final String DELETION = "8861ff55-372f-b152-5572-0ac2ab63843b";
  private static final String ONE = "GET /v1/deletions/" + DELETION;
  private static final String EVENTS = ONE + "/events";
  private static final String STEPS = ONE + "/steps?limit=500";
  private static final String OWNER = "GET /v1/owners/node/node-7";

  private final Stage stage = Stage.open();
  private final Session session = Session.with(stage);

  @AfterEach
  void close() {
    stage.close();
  }

  private static String event(int seq, String state, String counts) {
    return """
    id: %d
    data: {"saga":"%s","seq":%d,"owner":{"tenant":"default","type":"node","id":"node-7"},"state":"%s","counts":%s,"moves":[],"more_moves":0,"at":"2026-11-20T21:20:22.1Z"}

    """
        .formatted(seq, DELETION, seq, state, counts);
  }

  @Test
  void deletionsAreListedAndFiltered() {
    stage.says(
        "GET /v1/deletions?state=stuck&owner_type=token&limit=20",
        200,
        "{\"items\":[%s]}".formatted(Stage.answer("token-stuck")));

    assertThat(session.run("saga", "list", "--state", "stuck", "--type", "token")).isZero();
    assertThat(session.out())
        .contains(
            DELETION + "  token/ci-runner  stuck     1      3  2026-11-20T21:20:20Z  operator");
  }

  @Test
  void aListIsReadPageByPageUpToItsLimit() {
    String one = Stage.answer("token-stuck");
    stage
        .says("GET /v1/deletions?limit=501", 200, "")
        .says(
            "GET /v1/deletions?limit=500", 200, "{\"items\":[%s],\"next\":\"c 1\"}".formatted(one))
        .says("GET /v1/deletions?limit=500&cursor=c%201", 200, "{\"items\":[%s]}".formatted(one));

    assertThat(session.run("saga", "list", "--limit", "501", "--json")).isZero();
    assertThat(session.json().path("items").size()).isEqualTo(2);
  }

  @Test
  void anOwnersLastDeletionIsShownWithWhatIsLeft() {
    stage.recorded(OWNER, "node").recorded(ONE, "token-stuck").recorded(STEPS, "steps-stuck");

    assertThat(session.run("saga", "show", "node/node-7")).isEqualTo(3);
    assertThat(session.out()).contains("2 of 3 steps are left").contains("locked by 4711");
  }

  @Test
  void whatIsUnderWayIsNoFailureToShow() {
    stage.recorded(ONE, "node-deleting").recorded(STEPS, "steps-stuck");

    assertThat(session.run("saga", "show", DELETION)).isZero();
    assertThat(session.out()).contains("deleting: 0 of 3 gone, 2 planned, 1 sent");
  }

  @Test
  void watchingGoesOnAfterTheLastEventOnceTheConnectionBroke() {
    stage
        .recorded(ONE, "node-deleting")
        .recorded(ONE, "node-deleted")
        .breaksAfter(
            EVENTS,
            event(1, "deleting", "{\"sent\":1,\"planned\":2}")
                + event(2, "deleting", "{\"gone\":1,\"planned\":2}")
                + "id: 3\ndata: {\"seq\":3,\"sta")
        .dies(EVENTS)
        .streams(EVENTS, event(3, "deleting", "{\"gone\":2,\"planned\":1}"))
        .streams(EVENTS, event(4, "deleted", "{\"gone\":3}"));

    assertThat(session.run("saga", "watch", DELETION)).isZero();

    assertThat(stage.calls(EVENTS))
        .extracting(call -> call.header("Last-event-id"))
        .containsExactly("", "2", "2", "3");
    assertThat(session.out().lines().map(line -> line.replaceAll(".*node-7  ", "")))
        .containsExactly("deleting", "deleting", "deleting", "deleted");
    assertThat(session.err()).contains("The connection ended; going on where it ended.");
  }

  @Test
  void aHeartbeatMovesThePlaceToGoOnFrom() {
    stage
        .recorded(ONE, "node-deleting")
        .recorded(ONE, "node-deleted")
        .breaksAfter(EVENTS, "id: 3\n: nothing new\n\n")
        .streams(EVENTS, event(4, "deleted", "{\"gone\":3}"));

    assertThat(session.run("saga", "watch", DELETION)).isZero();
    assertThat(stage.calls(EVENTS))
        .extracting(call -> call.header("Last-event-id"))
        .containsExactly("", "3");
  }

  @Test
  void programsReadAnEventALine() {
    stage
        .recorded(ONE, "node-deleting")
        .recorded(ONE, "node-deleted")
        .streams(EVENTS, event(1, "deleting", "{}") + event(2, "deleted", "{\"gone\":3}"));

    assertThat(session.run("saga", "watch", DELETION, "--json")).isZero();
    assertThat(session.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"saga\""));
  }

  @Test
  void watchingEndsWhereAPersonMustAct() {
    stage
        .recorded(ONE, "token-stuck")
        .streams(EVENTS, event(4, "stuck", "{}") + event(5, "stuck", "{}"));

    assertThat(session.run("saga", "watch", DELETION)).isEqualTo(3);
    assertThat(session.out().lines()).hasSize(2);
  }

  @Test
  void watchingWhatMayNotBeReadSaysSo() {
    stage.recorded(ONE, "node-deleting").refuses(EVENTS, 401, "invalid-token", "It expired.");

    assertThat(session.run("saga", "watch", DELETION)).isEqualTo(8);
    assertThat(session.err()).contains("It expired.").contains("Get a new token");
  }

  @Test
  void waitingEndsInTimeAndSaysThatItGoesOn() {
    stage
        .recorded(ONE, "node-deleting")
        .recorded(STEPS, "steps-stuck")
        .says("POST /v1/deletions/%s/retry".formatted(DELETION), 200, "{\"retried\":1}")
        .streams(EVENTS, "id: 1\n: nothing new\n\n");

    assertThat(session.run("saga", "retry", DELETION, "--wait", "1s")).isEqualTo(7);
    assertThat(session.out())
        .contains("To be tried again: 1 step.")
        .contains("cleanslate saga watch " + DELETION);
  }

  @Test
  void oneStepIsTriedAgain() {
    stage
        .recorded(ONE, "node-deleting")
        .recorded(STEPS, "steps-stuck")
        .says("POST /v1/deletions/%s/retry".formatted(DELETION), 200, "{\"retried\":1}");

    assertThat(session.run("saga", "retry", DELETION, "--step", "2", "--no-wait")).isZero();
    assertThat(stage.calls("POST /v1/deletions/%s/retry".formatted(DELETION)).getFirst().body())
        .isEqualTo("{\"step\":2}");
  }

  @Test
  void whatWasSentIsNotTakenBackAndWhatToDoIsSaid() {
    stage
        .recorded(ONE, "node-deleting")
        .refuses(
            "POST /v1/deletions/%s/cancel".formatted(DELETION),
            409,
            "deletion-conflict",
            "2 steps were sent already.");

    assertThat(session.run("saga", "cancel", DELETION)).isEqualTo(4);
    assertThat(session.err()).contains("2 steps were sent already.").contains("saga abandon");
  }

  @Test
  void givingUpNeedsAReasonAndTheName() {
    stage.recorded(ONE, "node-deleting");

    assertThat(session.run("saga", "abandon", DELETION)).isEqualTo(2);
    assertThat(session.run("saga", "abandon", DELETION, "--reason", " ")).isEqualTo(2);
    assertThat(session.typing("no\n").run("saga", "abandon", DELETION, "--reason", "closed"))
        .isEqualTo(9);
    assertThat(stage.calls()).noneMatch(call -> call.name().startsWith("POST"));
  }

  @Test
  void whatIsNoDeletionIsNotAskedFor() {
    assertThat(session.run("saga", "show", "something")).isEqualTo(2);
    assertThat(session.run("saga", "show", "node/..")).isEqualTo(2);
    assertThat(stage.calls()).isEmpty();
  }
}
