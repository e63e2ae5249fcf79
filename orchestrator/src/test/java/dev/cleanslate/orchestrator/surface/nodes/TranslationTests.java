package dev.cleanslate.orchestrator.surface.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.ledger.Owner;
import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.orchestrator.saga.StepState;
import dev.cleanslate.orchestrator.surface.nodes.BatchReport.Result;
import dev.cleanslate.orchestrator.surface.nodes.Operations.Op;
import dev.cleanslate.orchestrator.surface.nodes.Operations.Summary;
import dev.cleanslate.orchestrator.surface.nodes.Validation.Known;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TranslationTests {
  private static final Instant AT = Instant.parse("2026-11-21T18:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "12, 11, 91.7%",
    "12, 12, 100.0%",
    "12, 0, 0.0%",
    "3, 1, 33.3%",
    "10000, 9999, 99.9%",
    "0, 0, 0.0%"
  })
  void aRateOfAHundredMeansThatNothingIsLeft(long total, long successful, String rate) {
    assertThat(Summary.of(total, successful).successRate()).isEqualTo(rate);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETED, 12, 12, 200",
    "DELETED, 12, 11, 207",
    "STUCK, 12, 11, 207",
    "STUCK, 12, 0, 207",
    "ABANDONED, 12, 11, 207",
    "DELETING, 12, 11, 202",
    "DELETING, 12, 12, 202",
    "PLANNING, 0, 0, 202",
    "GRACE, 0, 0, 202",
    "CANCELLED, 12, 0, 409"
  })
  void onlyTheEndOfAWholeDeletionIsASuccess(
      SagaState state, long total, long successful, int code) {
    Summary summary = Summary.of(total, successful);

    assertThat(Ending.of(state, summary).code()).isEqualTo(code);
    assertThat(NodeReport.message("node 1", state, summary).contains("successfully"))
        .isEqualTo(code == 200);
  }

  @ParameterizedTest
  @CsvSource({
    "ACTIVE, false, , false, DEPLOYED",
    "ACTIVE, false, CANCELLED, false, DEPLOYED",
    "ACTIVE, true, , false, FAILED",
    "ACTIVE, false, ABANDONED, true, FAILED",
    "HIDDEN, false, GRACE, false, CLEANUP_IN_PROGRESS",
    "DELETING, true, DELETING, false, CLEANUP_IN_PROGRESS",
    "DELETING, false, STUCK, true, FAILED",
    "DELETED, true, DELETED, false, CLEANUP_COMPLETED",
    "DELETED, false, DELETED, true, FAILED"
  })
  void aNodeStandsAsTheOldNamesSay(
      Owner.State state,
      boolean failed,
      @Nullable SagaState latest,
      boolean left,
      Standing standing) {
    assertThat(Standing.of(state, failed, latest, left)).isEqualTo(standing);
  }

  @Test
  void theThreeOldNamesAreAlwaysThereAndOthersWhereThereAreAny() {
    assertThat(StatusReport.of(Map.of()).overallStatus())
        .containsExactly(
            Map.entry("deployed", 0L), Map.entry("failed", 0L), Map.entry("cleanup_completed", 0L));
    StatusReport some =
        StatusReport.of(
            Map.of(
                Standing.DEPLOYED, 2L,
                Standing.FAILED, 1L,
                Standing.CLEANUP_COMPLETED, 3L,
                Standing.CLEANUP_IN_PROGRESS, 4L));

    assertThat(some.overallStatus()).containsEntry("cleanup_in_progress", 4L);
    assertThat(some.cleanupNeeded()).isEqualTo(1);
    assertThat(some.cleanupCompleted()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(StepState.class)
  void onlyWhatWasSeenGonePasses(StepState state) {
    var validation = validation(true, new Known("ibm.reserved_ip", "ip-1", state, "so", AT));
    boolean gone = state == StepState.GONE;

    assertThat(validation.cleanupComplete()).isEqualTo(gone);
    assertThat(validation.validationResults().getLast().status()).isEqualTo(gone ? "PASS" : "FAIL");
    assertThat(validation.validationResults().getLast().message()).contains(AT.toString());
    var details = Operations.details(List.of(new Op("ibm.reserved_ip", "ip-1", state, "so")));
    assertThat(details.getFirst().operations().getFirst().success()).isEqualTo(gone);
  }

  @Test
  void whatNobodyLookedAtDoesNotPassAndNothingAtAllIsNoProof() {
    assertThat(
            validation(true, new Known("ibm.reserved_ip", "ip-1", null, null, null))
                .cleanupComplete())
        .isFalse();
    assertThat(validation(false).cleanupComplete()).isFalse();
    assertThat(validation(true).cleanupComplete()).isTrue();
  }

  @Test
  void everySortIsCheckedAndWhatTheyNeverHadComesLast() {
    var checks =
        validation(
                true,
                new Known("storage.prefix", "a/", StepState.GONE, null, AT),
                new Known("node.record", "n", StepState.GONE, null, AT),
                new Known("ibm.dns_ptr_record", "PTR:1", StepState.SEEN, null, AT))
            .validationResults();

    assertThat(checks)
        .extracting(check -> check.check() + " " + check.status())
        .containsExactly(
            "bare_metal_server PASS",
            "virtual_network_interfaces PASS",
            "dns_records FAIL",
            "ip_reservations PASS",
            "database_records PASS",
            "storage_prefix PASS");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 200",
    "200, 200",
    "'200,200', 200",
    "'200,404', 207",
    "'404,404', 404",
    "'202,202', 202",
    "'200,202', 207"
  })
  void manyHaveTheCodeTheyHaveInCommon(String codes, int code) {
    List<Result> results = new ArrayList<>();
    if (!codes.isEmpty()) {
      for (String each : codes.split(",", -1)) {
        results.add(Result.refused("x", Integer.parseInt(each), ""));
      }
    }

    assertThat(BatchReport.code(results)).isEqualTo(code);
  }

  @Test
  void ofTheSweepOnlyNodesAndDeploymentsAreTakenAndOnlyTheDeletableCleanedUp() {
    var swept =
        Wire.json()
            .readTree(
                """
                {"found": {"failed": 3, "held": 1}, "items": [
                  {"finding": "failed", "owner": {"type": "clone", "id": "c"}, "since": "t", "deletable": true},
                  {"finding": "failed", "owner": {"type": "node", "id": "n"}, "since": "t", "deletable": true},
                  {"finding": "held", "owner": {"type": "node", "id": "m"}, "kind": "ibm.reserved_ip", "id": "ip",
                   "since": "t", "deletable": false}]}
                """);

    var orphans = OrphanReport.orphans(swept);

    assertThat(orphans).extracting(OrphanReport.Orphan::nodeName).containsExactly("n", "m");
    assertThat(orphans.getLast().resourceType()).isEqualTo("ip_reservation");
    assertThat(OrphanReport.targets(orphans)).containsExactly(new Batch.Target("node", "n"));
    assertThat(OrphanReport.isBeyond(swept)).isTrue();
  }

  private static Validation validation(boolean ended, Known... known) {
    return Validation.of("n", List.of(known), ended);
  }
}
