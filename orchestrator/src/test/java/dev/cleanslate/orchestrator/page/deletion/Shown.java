package dev.cleanslate.orchestrator.page.deletion;

import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.api.deletion.DeletionView;
import dev.cleanslate.orchestrator.api.deletion.StepView;
import dev.cleanslate.orchestrator.api.owner.PlanView;
import dev.cleanslate.orchestrator.page.PageTimes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Deletions and steps as the API shows them, for tests of what the page makes of them.
final class Shown {
  static final UUID ID = UUID.fromString("0b8f6c1e-8d0f-4c39-9b8e-3f0a1f3c2d11");
  static final Instant NOW = Instant.parse("2026-11-20T03:12:00Z");
  static final PageTimes TIMES = new PageTimes(NOW, ZoneOffset.UTC);

  private Shown() {}

  static DeletionView deletion(String state, String shown, Map<String, Integer> counts) {
    int steps = counts.values().stream().mapToInt(Integer::intValue).sum();
    return new DeletionView(
        ID,
        new OwnerRef("acme", "node", "node-1"),
        1,
        state,
        shown,
        null,
        57,
        counts,
        steps,
        steps - counts.getOrDefault("gone", 0),
        false,
        false,
        false,
        new PlanView(steps, List.of(), 60, "0".repeat(64)),
        "c".repeat(32),
        "provisioner",
        "failed provisioning",
        state.equals("grace") ? NOW.plusSeconds(7 * 86_400) : null,
        NOW.minusSeconds(2 * 3600),
        NOW.minusSeconds(60),
        state.equals("deleted") ? NOW.minusSeconds(60) : null);
  }

  static StepView step(long number, String kind, String state, @Nullable String why) {
    return step(number, kind, state, why, 0, 0);
  }

  static StepView step(
      long number, String kind, String state, @Nullable String why, int failures, int unanswered) {
    boolean looked = List.of("gone", "stuck", "seen").contains(state);
    return new StepView(
        number,
        kind,
        kind + "-with-a-long-id-" + number,
        null,
        Map.of(),
        null,
        null,
        null,
        state,
        1,
        3,
        failures,
        unanswered,
        state.equals("gone") || state.equals("planned") ? null : NOW.plusSeconds(300),
        null,
        why,
        looked
            ? new Evidence(
                "GET it",
                state.equals("gone") ? "404" : "200",
                "GET its zone -> 200",
                0L,
                "a3f1c0ffee0123456789",
                null)
            : null,
        NOW.minusSeconds(386),
        null,
        null);
  }
}
