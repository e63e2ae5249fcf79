package dev.cleanslate.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Hold;
import dev.cleanslate.messages.Holds;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.orchestrator.engine.EngineRig;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldsAndBudgetsTests {
  private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
  private static final UUID SAGA = new UUID(0, 1);
  private static final OwnerRef OWNER = new OwnerRef("t", "clone", "c");

  private final Holds holds = new Holds();
  private final HoldsAndBudgets allowance = new HoldsAndBudgets(holds, EngineRig.CATALOG, () -> 1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "all",
        "tenant/t",
        "owner/t/clone/c",
        "saga/00000000-0000-0000-0000-000000000001",
        "kind/file",
        "worker/sim"
      })
  void whatIsHeldIsAskedAgainLater(String key) {
    holds.accept(key, new Hold(true, "me", null));
    assertThat(ask("one")).isAfter(NOW);

    holds.accept(key, null);
    assertThat(ask("one")).isNull();
  }

  @Test
  void anAccountThatIsThrottledDoesNotSlowAnother() {
    allowance.used(target("one"), "sim", new Usage(1, 1, 20_000L), NOW);

    assertThat(ask("one")).isEqualTo(NOW.plusSeconds(20));
    assertThat(ask("two")).isNull();
  }

  private @Nullable Instant ask(String account) {
    return allowance.notBefore(OWNER, SAGA, target(account), "sim", NOW);
  }

  private static Target target(String account) {
    return Target.of("file", "f", Map.of(), account);
  }
}
