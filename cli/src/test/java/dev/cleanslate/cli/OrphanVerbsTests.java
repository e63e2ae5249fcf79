package dev.cleanslate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrphanVerbsTests {
  private static final String DELETION = "8861ff55-372f-b152-5572-0ac2ab63843b";
  private static final String ASK = "POST /operator/v1/deletions";
  private static final String SWEEP = "POST /v1/jobs/orphan-sweep/run";
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
    stage.recorded(SWEEP, "sweep");

    assertThat(session.run("cleanup-orphaned-certs")).isEqualTo(3);
    assertThat(session.out()).contains("token/gone-1").contains("token/gone-2").contains("dry run");
    assertThat(stage.calls(ASK)).isEmpty();
  }

  @Test
  void onlyWhatTokensLeftAndMayGoIsDeleted() {
    stage
        .recorded(SWEEP, "sweep")
        .says(ASK, 202, "{\"id\":\"%s\"}".formatted(DELETION))
        .recorded("GET /v1/deletions/" + DELETION, "token-deleted")
        .recorded("GET /v1/deletions/%s/steps?limit=500".formatted(DELETION), "steps-gone");

    assertThat(session.typing("delete 1\n").run("cleanup-orphaned-certs", "delete")).isEqualTo(3);
    assertThat(stage.calls(ASK)).hasSize(1).allMatch(call -> call.body().contains("gone-1"));
    assertThat(session.out()).contains("A person must look at these:").contains("token/gone-2");
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
