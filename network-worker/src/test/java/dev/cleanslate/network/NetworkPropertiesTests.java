package dev.cleanslate.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class NetworkPropertiesTests {
  @Test
  void withoutAnyWordTheNextLookIsInFiveSeconds() {
    NetworkProperties properties =
        new Binder(new MapConfigurationPropertySource())
            .bindOrCreate("cleanslate.network", NetworkProperties.class);

    assertThat(properties.nextLook()).isEqualTo(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.9S", "PT0S", "-PT1S", "PT10M1S"})
  void aNextLookThatIsTooSoonOrTooLateIsRefused(String nextLook) {
    assertThatThrownBy(() -> new NetworkProperties(Duration.parse(nextLook)))
        .hasMessageContaining("cleanslate.network.next-look");
  }
}
