package dev.cleanslate.orchestrator.surface.clones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.orchestrator.surface.clones.CloneRows.Waiting;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanupHealthTests {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0, 0, idle, healthy",
    "3, 0, 0, 0, 0, available, healthy",
    "3, 1, 0, 0, 0, degraded, degraded",
    "3, 0, 1, 0, 0, degraded, degraded",
    "3, 0, 0, 1, 0, degraded, degraded",
    "3, 0, 0, 0, 1, available, degraded",
  })
  void isByWhatIsUnderWayAndWhatIsOrphaned(
      long steps,
      long unanswered,
      long failing,
      long unverifiable,
      long orphaned,
      String service,
      String status) {
    var waiting = Map.of("openai.file", new Waiting(steps, unanswered, failing, unverifiable));

    var health = CleanupHealth.of(waiting, kind -> "openai", orphaned, Instant.EPOCH);

    assertThat(health.status()).isEqualTo(status);
    assertThat(health.services())
        .containsEntry(
            "openai", new CleanupHealth.Service(service, steps, unanswered, failing, unverifiable));
    assertThat(health.services())
        .containsOnlyKeys("openai", "database", "storage")
        .containsEntry("database", new CleanupHealth.Service("idle", 0, 0, 0, 0));
  }
}
