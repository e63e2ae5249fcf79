package dev.cleanslate.orchestrator.surface.clones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.orchestrator.api.deletion.Outcome;
import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.orchestrator.saga.StepState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CleanupReportTests {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.987654Z");

  @ParameterizedTest
  @EnumSource(SagaState.class)
  void onlyWhatWasAllSeenGoneIsASuccess(SagaState state) {
    assertThat(report(state, row("openai.file", StepState.GONE, 2)).success())
        .isEqualTo(state == SagaState.DELETED);
    assertThat(
            report(
                    state,
                    row("openai.file", StepState.GONE, 2),
                    row("openai.file", StepState.DOUBTED, 1))
                .success())
        .as("one was seen again")
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource(value = StepState.class, names = "GONE", mode = EnumSource.Mode.EXCLUDE)
  void whatWasNotSeenGoneCountsAsThere(StepState state) {
    var seen =
        report(
                SagaState.STUCK,
                row("clone.session", state, 1),
                row("clone.knowledge", state, 1),
                row("clone.record", state, 1),
                row("openai.file", state, 7))
            .cleanupDetails();

    assertThat(seen.verificationResults()).isEqualTo(new CleanupReport.Verification(true, 1, 1));
    assertThat(seen.openaiResourcesDeleted()).containsEntry("files", 0L);
  }

  @ParameterizedTest
  @CsvSource({"DELETED, false", "STUCK, true", "DELETING, true"})
  void whereTheCloneHasNoRowItsDeletionSaysWhetherItExists(SagaState state, boolean exists) {
    assertThat(report(state).cleanupDetails().verificationResults().cloneExists())
        .isEqualTo(exists);
  }

  @Test
  void setsAreCountedByWhatWasTakenAndSingleThingsByWhatIsGone() {
    var details =
        report(
                SagaState.STUCK,
                new Outcome.Row("clone.session", StepState.GONE, 2, 5, 3, 2),
                new Outcome.Row("clone.chunk", StepState.STUCK, 1, 40, 0, 1),
                row("openai.vector_store", StepState.GONE, 3),
                new Outcome.Row("storage.prefix", StepState.GONE, 1, 11, 0, 1),
                row("storage.object", StepState.GONE, 2))
            .cleanupDetails();

    assertThat(details.databaseRecordsDeleted())
        .containsEntry("sessions", 5L)
        .containsEntry("chunks", 40L)
        .doesNotContainKey("embeddings");
    assertThat(details.openaiResourcesDeleted()).containsEntry("vector_stores", 3L);
    assertThat(details.storageFilesDeleted()).isEqualTo(13);
  }

  @Test
  void eachDoubtIsAWarning() {
    var outcome =
        new Outcome(
            List.of(),
            List.of(
                new Outcome.Doubt("openai.file", "file-1", StepState.STUCK, "protected: no"),
                new Outcome.Doubt("clone.session", "7", StepState.UNVERIFIABLE, "no control")));

    var report = CleanupReport.of(outcome, SagaState.STUCK, false, List.of("first"), NOW);

    assertThat(report.warnings())
        .containsExactly(
            "first",
            "openai.file file-1 was not deleted: protected: no",
            "whether clone.session 7 is gone could not be verified: no control");
    assertThat(report.timestamp()).isEqualTo("2026-11-21T12:00:00Z");
    assertThat(report.terminatedSessions()).as("nobody forced it").isNull();
  }

  private static CleanupReport report(SagaState state, Outcome.Row... rows) {
    return CleanupReport.of(new Outcome(List.of(rows), List.of()), state, false, List.of(), NOW);
  }

  private static Outcome.Row row(String kind, StepState state, long steps) {
    return new Outcome.Row(kind, state, steps, 0, 0, 0);
  }
}
