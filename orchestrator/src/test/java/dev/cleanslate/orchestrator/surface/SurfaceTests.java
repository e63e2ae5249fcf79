package dev.cleanslate.orchestrator.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class SurfaceTests {
  private final Surface surface =
      Surface.of(new MockEnvironment(), "clones", List.of("/clones/**"), problem -> Map.of());

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, PT25S",
        "'', PT25S",
        "wait=5, PT5S",
        "wait=0, PT0S",
        "'respond-async, wait=10', PT10S",
        "'wait=10; strict', PT10S",
        "wait=600, PT25S",
        "wait=999999999999999, PT25S",
        "wait=-1, PT25S",
        "wait=1.5, PT25S",
        "await=1, PT25S",
        "wait=x, PT25S",
      })
  void aCallMayWantToWaitShorterAndNotLonger(String prefer, Duration patience) {
    assertThat(surface.patience(prefer)).isEqualTo(patience);
  }
}
