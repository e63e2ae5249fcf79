package dev.cleanslate.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Hold;
import dev.cleanslate.messages.Holds;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.orchestrator.dispatch.Spending.Account;
import dev.cleanslate.orchestrator.dispatch.Spending.Spent;
import dev.cleanslate.orchestrator.engine.EngineRig;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
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

  @Test
  void whatAnswersSaidOfAnAccountIsKnownForAMinute() {
    allowance.used(target("one"), "sim", new Usage(3, 0, null), NOW);
    allowance.used(target("one"), "sim", new Usage(4, 2, 20_000L), NOW.plusSeconds(30));
    allowance.used(target("two"), "sim", Usage.NONE, NOW);

    assertThat(spent(NOW.plusSeconds(30))).isEqualTo(new Spent(1, 7, 2, 0.5, NOW.plusSeconds(50)));
    assertThat(spent(NOW.plusSeconds(60)).calls()).isEqualTo(4);
    assertThat(spent(NOW.plusSeconds(60)).closedUntil()).isNull();
    assertThat(spent(NOW.plusSeconds(90))).isEqualTo(new Spent(1, 0, 0, 1.0, null));
    assertThat(allowance.lately(NOW)).containsOnlyKeys(new Account("sim", "one"));
  }

  @Test
  void ofManyAccountsThoseAtRestAreForgotten() {
    allowance.used(target("busy"), "sim", new Usage(1, 0, null), NOW);
    allowance.used(target("closed"), "sim", new Usage(1, 1, 120_000L), NOW);
    for (int i = 0; i < 5_000; i++) {
      allowance.notBefore(OWNER, SAGA, target("a" + i), "sim", NOW.plusSeconds(i / 100));
    }
    allowance.notBefore(OWNER, SAGA, target("last"), "sim", NOW.plusSeconds(50));

    assertThat(allowance.lately(NOW.plusSeconds(50)))
        .hasSizeLessThan(2_500)
        .containsKeys(
            new Account("sim", "busy"), new Account("sim", "closed"), new Account("sim", "last"));
  }

  private Spent spent(Instant now) {
    return Objects.requireNonNull(allowance.lately(now).get(new Account("sim", "one")));
  }

  private @Nullable Instant ask(String account) {
    return allowance.notBefore(OWNER, SAGA, target(account), "sim", NOW);
  }

  private static Target target(String account) {
    return Target.of("file", "f", Map.of(), account);
  }
}
