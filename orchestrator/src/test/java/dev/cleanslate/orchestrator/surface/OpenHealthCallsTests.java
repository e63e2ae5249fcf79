package dev.cleanslate.orchestrator.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cleanslate.orchestrator.api.Client;
import dev.cleanslate.orchestrator.api.RunningApi;
import dev.cleanslate.orchestrator.api.operator.HealthFigures;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenHealthCallsTests {
  private final Client nobody = RunningApi.as("", "none");

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0, 0, healthy",
    "1, 0, 0, 0, 0, degraded",
    "0, 9, 9, 9, 0, healthy",
    "0, 0, 0, 0, 1, degraded",
  })
  void isDegradedAsSoonAsSomethingIsOrphanedOrLost(
      long orphaned, long open, long stuck, long unacknowledged, long lost, String status) {
    var figures = new HealthFigures.Figures(orphaned, unacknowledged, open, stuck, 0, lost, 0, 1);

    assertThat(OpenHealth.of(figures))
        .isEqualTo(new OpenHealth(status, orphaned, open, stuck, unacknowledged, lost));
  }

  @Test
  void needsNoTokenAndShowsCountsOnly() {
    Client client = RunningApi.freshTenant();
    long before = nobody.get("/health").json().path("orphaned_resources").asLong();
    client.registered("a", 3);
    client.post(
        "/v1/deletions/" + client.deletion("a") + "/abandon", "{\"reason\":\"kept after all\"}");

    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> nobody.get("/health").json().path("orphaned_resources").asLong() >= before + 3);

    var health = nobody.get("/health");
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.text("status")).isEqualTo("degraded");
    assertThat(health.json().propertyNames())
        .containsExactly(
            "status",
            "orphaned_resources",
            "open_deletions",
            "stuck_deletions",
            "unacknowledged_findings",
            "lost_messages");
    assertThat(health.body()).doesNotContain(client.tenant());
  }

  @Test
  void isForReadingOnly() {
    assertThat(nobody.post("/health").status()).isEqualTo(401);
    assertThat(nobody.get("/health/more").status()).isEqualTo(401);
  }
}
