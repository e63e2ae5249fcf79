package dev.cleanslate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrphanVerbsTests {
  private static final String DELETION = "8861ff55-372f-b152-5572-0ac2ab63843b";
  private static final String ASK = "POST /operator/v1/deletions";
  private static final String SWEEP = "POST /v1/jobs/orphan-sweep/run";
  private static final String STRAYS = "POST /v1/orphans/cleanup";
  private static final String ORDER = "POST /operator/v1/orphans/cleanup";
  private static final String OPEN = "GET /v1/orphans?state=open&limit=500";
  private static final String SEEN = "GET /v1/orphans?state=acknowledged&limit=500";

  private final Stage stage = Stage.open();
  private final Session session = Session.with(stage);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void whereNothingIsOrphanedAllIsWell() {
    stage
        .recorded(OPEN, "nothing")
        .recorded(SEEN, "nothing")
        .recorded(SWEEP, "sweep-nothing")
        .recorded(STRAYS, "strays-nothing")
        .recorded("GET /v1/health", "health");

    assertThat(session.run("check-orphaned-resources")).isZero();
    assertThat(session.out()).contains("0 orphaned resources");
  }

  @Test
  void whatDeletionsFoundAndWhatTheLedgerHoldsIsListed() {
    stage
        .recorded(OPEN, "findings")
        .recorded(SEEN, "nothing")
        .recorded(SWEEP, "sweep")
        .recorded(STRAYS, "strays-nothing")
        .recorded("GET /v1/health", "health-degraded");

    assertThat(session.run("check-orphaned-resources")).isEqualTo(3);
    assertThat(session.out())
        .contains("1 orphaned resources")
        .contains("locked by 4711")
        .contains("token/gone-1")
        .contains("node/node-9");
    assertThat(session.run("check-orphaned-resources", "--type", "token", "--json")).isEqualTo(3);
    assertThat(session.json().path("suspects").size()).isEqualTo(2);
  }

  @Test
  void certificatesAreOnlyListedUnlessDeletingIsAskedFor() {
    stage.recorded(SWEEP, "sweep").recorded(STRAYS, "strays");

    assertThat(session.run("cleanup-orphaned-certs")).isEqualTo(3);
    assertThat(session.out()).contains("token/gone-1").contains("token/gone-2").contains("dry run");
    assertThat(session.out()).contains("token/gone-3").doesNotContain("clone/gone-5");
    assertThat(stage.calls(ASK)).isEmpty();
    assertThat(stage.calls(ORDER)).isEmpty();
  }

  @Test
  void onlyWhatTokensLeftAndMayGoIsDeleted() {
    stage
        .recorded(SWEEP, "sweep")
        .recorded(STRAYS, "strays-nothing")
        .says(ASK, 202, "{\"id\":\"%s\"}".formatted(DELETION))
        .recorded("GET /v1/deletions/" + DELETION, "token-deleted")
        .recorded("GET /v1/deletions/%s/steps?limit=500".formatted(DELETION), "steps-gone");

    assertThat(session.typing("delete 1\n").run("cleanup-orphaned-certs", "delete")).isEqualTo(3);
    assertThat(stage.calls(ASK)).hasSize(1).allMatch(call -> call.body().contains("gone-1"));
    assertThat(session.out()).contains("A person must look at these:").contains("token/gone-2");
  }

  @Test
  void whatOnlyTheCensusKnowsOfIsListedAsThatAndOnce() {
    stage
        .says(
            OPEN,
            200,
            "{\"items\":[{\"id\":7,\"finding\":\"ownerless\",\"reason\":\"told twice\"}]}")
        .recorded(SEEN, "nothing")
        .recorded(SWEEP, "sweep-nothing")
        .recorded(STRAYS, "strays")
        .recorded("GET /v1/health", "health-degraded");

    assertThat(session.run("check-orphaned-resources")).isEqualTo(3);
    assertThat(session.out())
        .contains("Found by the census")
        .contains("gateway.certificate 9")
        .contains("clone/gone-5")
        .doesNotContain("told twice");
    assertThat(session.run("check-orphaned-resources", "--type", "token", "--json")).isEqualTo(3);
    assertThat(session.json().path("strays").size()).isEqualTo(2);
    assertThat(session.json().path("strays").get(0).path("number").asLong()).isEqualTo(7);
  }

  @Test
  void whatOnlyTheCensusKnowsOfGoesByAnOrderThatNamesIt() {
    stage
        .recorded(SWEEP, "sweep-nothing")
        .recorded(STRAYS, "strays")
        .says(
            ORDER,
            200,
            "{\"items\":[{\"id\":7,\"outcome\":\"opened\",\"deletion\":\"%s\"}]}"
                .formatted(DELETION))
        .recorded("GET /v1/deletions/" + DELETION, "token-deleted")
        .recorded("GET /v1/deletions/%s/steps?limit=500".formatted(DELETION), "steps-gone");

    assertThat(session.typing("delete 1\n").run("cleanup-orphaned-certs", "--delete")).isEqualTo(3);
    assertThat(stage.calls(ORDER))
        .singleElement()
        .satisfies(
            call -> assertThat(call.body()).contains("\"dry_run\":false").contains("\"ids\":[7]"));
    assertThat(stage.calls(ASK)).isEmpty();
    assertThat(session.out())
        .contains("1 asked for, 0 refused")
        .contains("A person must look at these:")
        .contains("token/gone-4");
  }

  @Test
  void whatTheServerDoesNotDeleteOfTheCensusIsToldWithItsReason() {
    stage
        .recorded(SWEEP, "sweep-nothing")
        .recorded(STRAYS, "strays")
        .says(
            ORDER,
            200,
            "{\"items\":[{\"id\":7,\"kind\":\"gateway.certificate\",\"resource_id\":\"9\",\"owner\":{\"type\":\"token\",\"id\":\"gone-3\"},\"outcome\":\"refused\",\"why\":\"it"
                + " is registered by now\"}]}");

    assertThat(session.typing("delete 1\n").run("cleanup-orphaned-certs", "--delete")).isEqualTo(3);
    assertThat(session.out())
        .contains("token/gone-3 was refused: gateway.certificate 9: it is registered by now");
  }

  @Test
  void whatTheCensusSawLessLongAgoIsNotListedYet() {
    stage.recorded(SWEEP, "sweep-nothing").recorded(STRAYS, "strays");

    assertThat(session.run("cleanup-orphaned-certs", "--hours", "1000000")).isZero();
  }

  @Test
  void whatTheSweepDoesNotListIsLeftToo() {
    stage
        .recorded(OPEN, "nothing")
        .recorded(SEEN, "nothing")
        .says(SWEEP, 200, "{\"found\":{\"left\":150},\"items\":[]}")
        .recorded(STRAYS, "strays-nothing")
        .recorded("GET /v1/health", "health");

    assertThat(session.run("check-orphaned-resources", "--type", "token")).isEqualTo(3);
    assertThat(session.out()).contains("150 more are not listed");
    assertThat(session.run("cleanup-orphaned-certs")).isEqualTo(3);
    assertThat(session.out()).doesNotContain("Nothing of tokens");
    assertThat(stage.calls(SWEEP))
        .allMatch(call -> call.body().contains("\"owner_types\":[\"token\"]"));
  }

  @Test
  void anotherWordThanDeleteIsNoConsent() {
    assertThat(session.run("cleanup-orphaned-certs", "delte")).isEqualTo(2);
    assertThat(stage.calls()).isEmpty();
  }

  @Test
  void anOwnerIsShownWithWhatItHoldsAndWhatWasFound() {
    stage
        .recorded("GET /v1/owners/token/ci-runner", "token")
        .recorded("GET /v1/owners/token/ci-runner/resources?limit=500", "token-resources")
        .recorded(OPEN, "nothing");

    assertThat(session.run("debug-ownership", "ci-runner")).isZero();
    assertThat(session.out()).contains("token/ci-runner is there: it is not orphaned.");
  }

  @Test
  void aThingsHolderIsFoundByItsExactIdOnly() {
    stage
        .refuses("GET /v1/owners/token/5d41402abc4b2a76", 404, "unknown-owner", "Nobody.")
        .refuses("GET /v1/owners/token/5d41", 404, "unknown-owner", "Nobody.")
        .says(
            "GET /v1/owners?type=token&include=hidden&limit=500",
            200,
            "{\"items\":[%s]}".formatted(Stage.answer("token").replace("active", "deleted")))
        .recorded("GET /v1/owners/token/ci-runner/resources?limit=500", "token-resources")
        .recorded(OPEN, "nothing");

    assertThat(session.run("debug-cert-ownership", "5d41402abc4b2a76")).isEqualTo(3);
    assertThat(session.out()).contains("it is orphaned");
    assertThat(session.run("debug-ownership", "5d41")).isEqualTo(5);
  }
}
