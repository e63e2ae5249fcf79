package dev.cleanslate.orchestrator.api.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.orchestrator.api.owner.PlanView.OfKind;
import dev.cleanslate.orchestrator.catalog.OwnerType;
import dev.cleanslate.orchestrator.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanViewTests {
  private static final Plan PLAN =
      new Plan(6, Map.of("b", 1, "a", 2, "c", 3), Duration.ofMinutes(2), "0".repeat(64));

  @Test
  void kindsComeInTheOrderInWhichTheyGo() {
    var type =
        new OwnerType(
            "clone",
            List.of("c", "x", "a", "b"),
            Map.of(),
            Set.of(),
            Map.of(),
            Set.of(),
            List.of(),
            1);

    PlanView view = PlanView.of(PLAN, Optional.of(type));

    assertThat(view.byKind())
        .containsExactly(new OfKind("c", 3), new OfKind("a", 2), new OfKind("b", 1));
    assertThat(view.estimateSeconds()).isEqualTo(120);
  }

  @Test
  void aTypeThatIsNoLongerDeclaredStillHasItsPlanShown() {
    assertThat(PlanView.of(PLAN, Optional.empty()).byKind())
        .extracting(OfKind::kind)
        .containsExactly("a", "b", "c");
  }
}
