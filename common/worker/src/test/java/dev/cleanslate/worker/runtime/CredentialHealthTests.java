package dev.cleanslate.worker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.worker.CredentialCheck.Credential;
import dev.cleanslate.worker.TestClock;
import dev.cleanslate.worker.cloud.Answer;
import dev.cleanslate.worker.cloud.CallLimits;
import dev.cleanslate.worker.cloud.CloudCall;
import dev.cleanslate.worker.cloud.ProviderTime;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class CredentialHealthTests {
  private final TestClock clock = new TestClock();

  @Test
  void theProviderIsAskedAtMostEveryThirtySeconds() {
    AtomicInteger asked = new AtomicInteger();
    CredentialHealth health =
        new CredentialHealth(
            _ -> {
              asked.incrementAndGet();
              return new Credential("org/one", true, false, "GET /x -> 200");
            },
            clock);

    health.health();
    clock.advance(Duration.ofSeconds(30));
    health.health();
    assertThat(asked).hasValue(1);

    clock.advance(Duration.ofSeconds(1));
    health.health();
    assertThat(asked).hasValue(2);
  }

  @Test
  void anAcceptedCredentialIsUpAndNamesItsAccount() {
    Health health = shown(new Credential("org/one", true, false, "GET /x -> 200"));

    assertThat(health.getStatus()).isEqualTo(Status.UP);
    assertThat(health.getDetails()).containsEntry("account", "org/one");
  }

  @Test
  void aRefusedCredentialAndASilentProviderAreDown() {
    Health refused = shown(new Credential(null, true, true, "401"));
    Health silent = shown(new Credential(null, false, false, "no answer"));

    assertThat(refused.getStatus()).isEqualTo(Status.DOWN);
    assertThat(refused.getDetails()).containsEntry("refused", true);
    assertThat(silent.getStatus()).isEqualTo(Status.DOWN);
    assertThat(silent.getDetails()).containsEntry("reachable", false);
  }

  @Test
  void theProvidersClockIsComparedWithOurs() {
    CloudCall guard = new CloudCall("acme", CallLimits.usual(), clock, _ -> {}, new Random(7));
    CredentialHealth health =
        new CredentialHealth(
            errand -> {
              guard.read(
                  errand,
                  _ -> {
                    ProviderTime.told("Fri, 20 Nov 2026 12:01:35 GMT");
                    ProviderTime.told("Fri, 20 Nov 2026 12:00:01 GMT");
                    ProviderTime.told("yesterday");
                    return new Answer.Good<>("yes");
                  });
              return new Credential("org/one", true, false, "GET /x -> 200");
            },
            clock);

    assertThat(health.health().getDetails()).containsEntry("clock-ahead-seconds", 95L);
    assertThat(shown(new Credential("org/one", true, false, "")).getDetails())
        .as("no answer told the time")
        .doesNotContainKey("clock-ahead-seconds");
  }

  private Health shown(Credential credential) {
    Health health = new CredentialHealth(_ -> credential, clock).health();
    assertThat(health).isNotNull();
    return health;
  }
}
