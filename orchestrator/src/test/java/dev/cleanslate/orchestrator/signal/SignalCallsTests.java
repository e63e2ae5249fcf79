package dev.cleanslate.orchestrator.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cleanslate.orchestrator.api.RunningApi;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Metrics are read with a token that may read.
class SignalCallsTests {
  private static final String PATH = "/actuator/prometheus";

  @Test
  void whoMayReadIsToldHowThingsStand() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(RunningApi.freshTenant().get(PATH).body())
                .contains(
                    "cleanslate_deletions_oldest_seconds",
                    "cleanslate_figures_age_seconds{source=\"database\"}",
                    "jvm_memory_used_bytes"));
  }

  @Test
  void withoutATokenThatMayReadNothingIsTold() {
    assertThat(RunningApi.as("", "nobody").get(PATH).status()).isEqualTo(401);
    String writer = RunningApi.signer().token("acme", "cleanslate.write");
    assertThat(RunningApi.as(writer, "acme").get(PATH).status()).isEqualTo(403);
  }
}
