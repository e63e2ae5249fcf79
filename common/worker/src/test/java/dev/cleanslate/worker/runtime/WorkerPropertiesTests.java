package dev.cleanslate.worker.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cleanslate.worker.cloud.CallLimits;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WorkerPropertiesTests {
  @Test
  void theDefaults() {
    WorkerProperties properties = bound(Map.of());

    assertThat(properties.inFlight()).isEqualTo(64);
    assertThat(properties.checksInFlight()).isEqualTo(64);
    assertThat(properties.pauseAbove()).isEqualTo(1000);
    assertThat(properties.errandLimit()).isEqualTo(Duration.ofSeconds(25));
    assertThat(properties.stopWait()).isEqualTo(Duration.ofSeconds(27));
    assertThat(properties.commitEvery()).isEqualTo(Duration.ofMillis(100));
    assertThat(properties.partitions()).isEqualTo(6);
    assertThat(properties.calls().limits()).isEqualTo(CallLimits.usual());
    assertThat(properties.commandGroup()).isEqualTo("cleanslate.some");
    assertThat(properties.checkGroup()).isEqualTo("cleanslate.some.checks");
  }

  @Test
  void whatMakesNoSenseIsRefusedByName() {
    refused("in-flight", "0");
    refused("checks-in-flight", "0");
    refused("pause-above", "0");
    refused("errand-limit", "31s");
    refused("stop-wait", "3m");
    refused("partitions", "0");
    refused("name", "Not A Name");
  }

  private static void refused(String name, String value) {
    assertThatThrownBy(() -> bound(Map.of(name, value)))
        .rootCause()
        .hasMessageContaining("cleanslate.worker." + name);
  }

  private static WorkerProperties bound(Map<String, String> given) {
    Map<String, String> all = new HashMap<>(Map.of("cleanslate.worker.name", "some"));
    given.forEach((name, value) -> all.put("cleanslate.worker." + name, value));
    return new Binder(new MapConfigurationPropertySource(all))
        .bind("cleanslate.worker", WorkerProperties.class)
        .get();
  }
}
