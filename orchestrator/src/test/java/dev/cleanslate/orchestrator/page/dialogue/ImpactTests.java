package dev.cleanslate.orchestrator.page.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.api.RunningApi;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.intake.Preview;
import dev.cleanslate.orchestrator.plan.Plan;
import dev.cleanslate.orchestrator.saga.SagaState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class ImpactTests {
  private static final Estimate ESTIMATE =
      new Estimate(Duration.ofMinutes(3), Duration.ofMinutes(2), Duration.ofMinutes(5), 118);

  @Test
  void whatGoesIsByWhereItLiesAndNothingIsAnAnswerToo() {
    Impact impact = impact(Map.of("clone.session", 1, "openai.file", 6), Optional.empty(), 0);

    assertThat(impact.lines())
        .extracting(Impact.Line::area, Impact.Line::what, Impact.Line::count)
        .containsExactly(
            Tuple.tuple("Database", "sessions", "1"),
            Tuple.tuple("Storage", "", "0"),
            Tuple.tuple("AI", "6 OpenAI files", "6"),
            Tuple.tuple("Cloud", "", "0"));
    assertThat(impact.total()).isEqualTo("7 resources");
    assertThat(impact.estimate().about()).isEqualTo("about 3 min");
    assertThat(impact.estimate().range()).isEqualTo("2 min to 5 min, from 118 like it");
  }

  @Test
  void whoUsesItIsKnownOnlyAfterALook() {
    Map<String, Integer> sessions = Map.of("clone.session", 1);

    assertThat(impact(sessions, Optional.empty(), 0).warnings().toString())
        .contains("Whether anybody uses it now is not known.");
    assertThat(impact(sessions, look(SagaState.DELETING, 2), 0).warnings().toString())
        .contains("is not known");
    assertThat(impact(sessions, look(SagaState.REHEARSED, 0), 0).warnings()).isEmpty();
    assertThat(impact(sessions, look(SagaState.REHEARSED, 1), 0).warnings())
        .containsExactly("One session is open now. It ends when you delete.");
    assertThat(impact(sessions, look(SagaState.REHEARSED, 2), 0).total())
        .isEqualTo("5,214 things in 1 resource");
  }

  @Test
  void ownersThatGoWithItAreCounted() {
    Impact impact = impact(Map.of("owner", 2), Optional.empty(), 40);

    assertThat(impact.total()).isEqualTo("42 resources");
    assertThat(impact.warnings()).containsExactly("2 owners that belong to it go with it.");
    assertThat(impact.complexity()).isEqualTo("Medium complexity");
  }

  @Test
  void aGuessIsCalledAGuess() {
    assertThat(Estimate.guessed(Duration.ofMinutes(10)).range())
        .isEqualTo("5 min to 20 min, a guess: too few like it have ended");
    assertThat(Estimate.guessed(Duration.ZERO).about()).isEqualTo("about 2 s");
  }

  private static Impact impact(Map<String, Integer> kinds, Optional<LastLook> look, int owned) {
    long steps = kinds.values().stream().mapToInt(Integer::intValue).sum();
    Plan plan = new Plan(steps, kinds, Duration.ZERO, "0".repeat(64));
    Preview preview =
        new Preview(
            new OwnerRef("acme", "clone", "7"), 1, plan, 0, owned == 0 ? 0 : 2, owned, List.of());
    return Impact.of(preview, look, ESTIMATE, RunningApi.bean(Catalog.class));
  }

  private static Optional<LastLook> look(SagaState state, long active) {
    return Optional.of(
        new LastLook(
            new UUID(0, 1), state, 0, Map.of("clone.session", 5214L), active, Instant.EPOCH));
  }
}
