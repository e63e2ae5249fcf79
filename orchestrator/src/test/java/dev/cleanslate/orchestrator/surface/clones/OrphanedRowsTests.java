package dev.cleanslate.orchestrator.surface.clones;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrphanedRowsTests {
  @Test
  void theThreeThatClientsKnowAreCountedAndTheRestIsNamed() {
    var report =
        OrphanedRows.of(
            Map.of("clone.session", 1L, "clone.document", 2L, "openai.file", 3L),
            List.of("swept"),
            List.of());

    assertThat(report.success()).isTrue();
    assertThat(report.orphanedData().found()).isEqualTo(new OrphanedRows.Found(1, 0, 2));
    assertThat(report.orphanedData().warnings())
        .containsExactly("3 of openai.file are orphaned; see /v1/orphans", "swept");
  }

  @Test
  void aScanThatWasNotWholeIsNoSuccess() {
    var report = OrphanedRows.of(Map.of(), List.of(), List.of("somebody else runs it"));

    assertThat(report.success()).isFalse();
    assertThat(report.orphanedData().errors()).containsExactly("somebody else runs it");
  }
}
