package dev.cleanslate.orchestrator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cleanslate.messages.Target;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.CatalogReader;
import dev.cleanslate.orchestrator.ledger.Holding;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTests {
  private static final Catalog CATALOG =
      CatalogReader.read(
          new StringReader(
              """
              workers: { cloud: {} }
              kinds:
                server:  { worker: cloud, ids: never-reused, verify: { delay: 5s }, deadline: 1h, estimate: 10s }
                address: { worker: cloud, ids: never-reused, verify: { delay: 0s }, deadline: 1h, estimate: 1s }
                disk:    { worker: cloud, ids: never-reused, verify: { delay: 1s }, deadline: 1h, estimate: 2s }
              owner-types:
                node:
                  window: 4
                  kinds:
                    address: { after: [server] }
                    server: {}
                    disk: {}
              """));

  @Test
  void anOwnerThatHoldsNothingHasNothingToPlan() {
    assertThat(plan(List.of())).isEqualTo(Plan.NOTHING);
  }

  @Test
  void kindsAreCountedInTheOrderInWhichTheyGo() {
    Plan plan = plan(List.of(holding(1, "address"), holding(2, "disk"), holding(3, "server")));

    assertThat(plan.steps()).isEqualTo(3);
    assertThat(plan.byKind())
        .containsExactly(Map.entry("server", 1), Map.entry("disk", 1), Map.entry("address", 1));
  }

  @Test
  void kindsThatAreNotHeldAreNotNamed() {
    assertThat(plan(List.of(holding(1, "disk"))).byKind()).containsOnlyKeys("disk");
  }

  @Test
  void theEstimateIsTheLongestWayThroughTheOrder() {
    assertThat(plan(List.of(holding(1, "disk"))).estimate()).isEqualTo(Duration.ofSeconds(3));
    assertThat(plan(List.of(holding(1, "disk"), holding(2, "server"))).estimate())
        .isEqualTo(Duration.ofSeconds(15));
    assertThat(plan(List.of(holding(1, "address"), holding(2, "server"))).estimate())
        .isEqualTo(Duration.ofSeconds(16));
  }

  @Test
  void theEstimateCountsTheWindowsThatMustBeFilled() {
    assertThat(plan(holdings(4, "disk")).estimate()).isEqualTo(Duration.ofSeconds(3));
    assertThat(plan(holdings(5, "disk")).estimate()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aHugeOwnerHasAnEstimateToo() {
    Plan before =
        new Plan(2_000_000_000, Map.of("disk", 2_000_000_000), Duration.ZERO, "0".repeat(64));

    assertThat(new Planner(CATALOG, CATALOG.knownOwnerType("node"), before).plan().estimate())
        .isEqualTo(Duration.ofSeconds(1_000_000_001));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 20, 100})
  void theHashDoesNotDependOnThePages(int size) {
    List<Holding> all = holdings(20, "server");
    Plan plan = Plan.NOTHING;
    for (int from = 0; from < all.size(); from += size) {
      plan = plan(plan, all.subList(from, Math.min(all.size(), from + size)));
    }

    assertThat(plan).isEqualTo(plan(all));
  }

  @Test
  void anEmptyPageChangesNothing() {
    Plan plan = plan(holdings(3, "server"));

    assertThat(plan(plan, List.of())).isEqualTo(plan);
  }

  @Test
  void theHashHas64HexadecimalDigits() {
    assertThat(plan(holdings(1, "server")).hash()).matches("[0-9a-f]{64}");
  }

  @Test
  void theHashChangesWithWhateverWouldBeDeleted() {
    Holding one = holding(1, Target.of("server", "a", Map.of("zone", "z"), "acc"));
    List<Plan> plans = new ArrayList<>();
    plans.add(plan(List.of()));
    plans.add(plan(List.of(one)));
    plans.add(plan(List.of(one, one)));
    plans.add(of(Target.of("disk", "a", Map.of("zone", "z"), "acc")));
    plans.add(of(Target.of("server", "b", Map.of("zone", "z"), "acc")));
    plans.add(of(Target.of("server", "a", Map.of("zone", "y"), "acc")));
    plans.add(of(Target.of("server", "a", Map.of("region", "z"), "acc")));
    plans.add(of(Target.of("server", "a", Map.of("zon", "ez"), "acc")));
    plans.add(of(Target.of("server", "azo", Map.of("ne", "z"), "acc")));
    plans.add(of(Target.of("server", "a", Map.of(), "acc")));
    plans.add(of(Target.of("server", "azone", Map.of("z", "z"), "acc")));
    plans.add(of(new Target("server", null, Map.of("zone", "z"), "acc", "a", null)));
    plans.add(of(new Target("server", null, Map.of("zone", "z"), "acc", "b", null)));

    assertThat(plans.stream().map(Plan::hash)).doesNotHaveDuplicates();
  }

  @Test
  void theHashDependsOnTheOrderOfHoldingsButNotOfTheScope() {
    Holding a = holding(1, Target.of("server", "a", Map.of("x", "1", "y", "2"), null));
    Holding b = holding(2, Target.of("server", "b", Map.of(), null));
    Map<String, String> turned = new java.util.LinkedHashMap<>();
    turned.put("y", "2");
    turned.put("x", "1");

    assertThat(plan(List.of(a, b)).hash()).isNotEqualTo(plan(List.of(b, a)).hash());
    assertThat(of(Target.of("server", "a", turned, null)).hash())
        .isEqualTo(plan(List.of(a)).hash());
  }

  @Test
  void aPreviewAndASagaPlanTheSame() {
    List<Holding> all = new ArrayList<>(holdings(7, "server"));
    all.add(holding(8, "address"));
    Plan preview = plan(all);
    Plan saga = plan(plan(Plan.NOTHING, all.subList(0, 5)), all.subList(5, 8));

    assertThat(saga).isEqualTo(preview);
  }

  @Test
  void aKindThatTheOwnerMayNotHoldIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(List.of(holding(1, "router"))))
        .withMessage("owner type node holds no router");
  }

  private static Plan of(Target target) {
    return plan(List.of(holding(1, target)));
  }

  private static Plan plan(List<Holding> holdings) {
    return plan(Plan.NOTHING, holdings);
  }

  private static Plan plan(Plan before, List<Holding> page) {
    Planner planner = new Planner(CATALOG, CATALOG.knownOwnerType("node"), before);
    planner.add(page);
    return planner.plan();
  }

  private static List<Holding> holdings(int count, String kind) {
    List<Holding> holdings = new ArrayList<>();
    for (int no = 1; no <= count; no++) {
      holdings.add(holding(no, kind));
    }
    return holdings;
  }

  private static Holding holding(long no, String kind) {
    return holding(no, Target.of(kind, "id-" + no, Map.of("zone", "z"), "acc"));
  }

  private static Holding holding(long no, Target target) {
    return new Holding(no, target, null, false, no % 2 == 0 ? Instant.EPOCH : null);
  }
}
