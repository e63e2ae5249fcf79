package dev.cleanslate.orchestrator.surface.clones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.intake.Preview;
import dev.cleanslate.orchestrator.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ClonePreviewTests {
  @Test
  void thereIsNoWayBack() {
    assertThat(preview(OptionalLong.empty(), Map.of()).warnings().getLast())
        .contains("no way back");
  }

  @Test
  void howManySessionsAreActiveIsToldOnlyWhereSomebodyLooked() {
    Map<String, Integer> sessions = Map.of("clone.session", 1);

    assertThat(preview(OptionalLong.empty(), sessions).activeSessions()).isNull();
    assertThat(preview(OptionalLong.empty(), sessions).warnings().toString()).contains("dry run");
    assertThat(preview(OptionalLong.of(0), sessions).activeSessions()).isZero();
    assertThat(preview(OptionalLong.of(0), sessions).warnings()).hasSize(1);
    assertThat(preview(OptionalLong.of(2), sessions).warnings().toString())
        .contains("2 sessions were active");
  }

  @Test
  void resourcesAreByWhereTheyLie() {
    var resources =
        preview(
                OptionalLong.empty(),
                Map.of(
                    "clone.chunk", 1, "openai.file", 8, "storage.prefix", 2, "storage.object", 1))
            .resources();

    assertThat(resources.database()).containsEntry("sessions", 0).containsEntry("chunks", 1);
    assertThat(resources.openai()).containsEntry("files", 8);
    assertThat(resources.storage()).isEqualTo(3);
  }

  private static ClonePreview preview(OptionalLong active, Map<String, Integer> kinds) {
    Plan plan = new Plan(kinds.size(), kinds, Duration.ZERO, "0".repeat(64));
    Preview preview = new Preview(new OwnerRef("acme", "clone", "7"), 1, plan, 0, 0, 0, List.of());
    return ClonePreview.of(preview, active, Instant.EPOCH);
  }
}
