package dev.cleanslate.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountBudgetTests {
  private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");

  @Test
  void aSecondsWorthGoesAtOnceAndTheRestAtTheRate() {
    AccountBudget budget = new AccountBudget(100, NOW);

    assertThat(takes(budget, NOW, 1)).isEqualTo(100);
    assertThat(takes(budget, NOW.plusMillis(500), 1)).isEqualTo(50);
    assertThat(takes(budget, NOW.plusMillis(500), 1)).isZero();
  }

  @Test
  void whoIsToldToWaitMayGoThen() {
    AccountBudget budget = new AccountBudget(10, NOW);
    takes(budget, NOW, 1);

    Instant then = Objects.requireNonNull(budget.take(NOW, 1));

    assertThat(then).isAfter(NOW).isBefore(NOW.plusMillis(200));
    assertThat(budget.take(then, 1)).isNull();
  }

  @Test
  void severalOrchestratorsShareOneBudget() {
    AccountBudget budget = new AccountBudget(100, NOW);
    takes(budget, NOW, 4);

    assertThat(takes(budget, NOW.plusSeconds(10), 4)).isEqualTo(25);
  }

  @Test
  void beingThrottledHalvesTheRateAndQuietBringsItBack() {
    AccountBudget budget = new AccountBudget(100, NOW);
    takes(budget, NOW, 1);
    budget.throttled(NOW, null);

    assertThat(takes(budget, NOW.plusSeconds(1), 1)).isBetween(50, 60);
    takes(budget, NOW.plusSeconds(60), 1);
    assertThat(takes(budget, NOW.plusSeconds(61), 1)).isEqualTo(100);
  }

  @Test
  void quietSecondsBeforeItDoNotMakeUpForBeingThrottled() {
    AccountBudget budget = new AccountBudget(100, NOW);
    Instant later = NOW.plusSeconds(20);

    budget.throttled(later, null);
    takes(budget, later, 1);

    assertThat(takes(budget, later.plusSeconds(1), 1)).isBetween(50, 60);
  }

  @Test
  void retryAfterClosesTheAccountButNotForEver() {
    AccountBudget budget = new AccountBudget(100, NOW);
    budget.throttled(NOW, 30_000L);
    assertThat(budget.take(NOW.plusSeconds(29), 1)).isEqualTo(NOW.plusSeconds(30));
    assertThat(budget.take(NOW.plusSeconds(30), 1)).isNull();

    budget.throttled(NOW, Long.MAX_VALUE);
    assertThat(budget.take(NOW, 1)).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
  }

  @Test
  void aClockThatStepsBackTakesNothingAway() {
    AccountBudget budget = new AccountBudget(10, NOW);
    takes(budget, NOW, 1);

    assertThat(budget.take(NOW.minusSeconds(60), 1)).isNotNull();
    assertThat(takes(budget, NOW.plusSeconds(1), 1)).isEqualTo(10);
  }

  private static int takes(AccountBudget budget, Instant now, int instances) {
    int taken = 0;
    @Nullable Instant refused = budget.take(now, instances);
    while (refused == null) {
      taken++;
      refused = budget.take(now, instances);
    }
    return taken;
  }
}
