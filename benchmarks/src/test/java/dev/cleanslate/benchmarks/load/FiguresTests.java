package dev.cleanslate.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.benchmarks.provider.Seen;
import dev.cleanslate.messages.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FiguresTests {
  @Test
  void theLineHasTheFieldsThatThePeersLinesHave() {
    var outcome = new ClosedLoop.Outcome(2, new Latencies(List.of(44_000_000L)), 0, null);
    var seen = new Seen(1, 1, 0, 1, 0, 1, 1, 20_000);

    JsonNode line =
        Wire.json()
            .readTree(
                new Figures(
                        new Load(1, 1, 1, 20), outcome, new Figures.Cost(30, 2048, 0.5, 0.75), seen)
                    .line());

    assertThat(line.propertyNames())
        .contains("peer", "N", "M", "W", "provider_ms", "sec", "resources_per_s", "sagas_per_s")
        .contains("p50_ms", "p99_ms", "max_ms", "cpu_ms", "provider_efficiency", "failed", "err");
    assertThat(line.path("durable_steps_per_s").intValue()).isEqualTo(1);
    assertThat(line.path("cpu_us_per_resource").intValue()).isEqualTo(30_000);
    assertThat(line.path("peak_pss_mb").intValue()).isEqualTo(2);
    assertThat(line.path("added_p50_ms").doubleValue()).isEqualTo(2);
    assertThat(line.path("counts").booleanValue()).isTrue();
    assertThat(line.path("stub").path("dup").intValue()).isZero();
  }
}
