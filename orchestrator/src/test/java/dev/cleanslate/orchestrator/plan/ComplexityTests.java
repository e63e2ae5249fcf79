package dev.cleanslate.orchestrator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComplexityTests {
  @ParameterizedTest
  @CsvSource({
    "0, PT0S, low",
    "10, PT1M, low",
    "11, PT1S, medium",
    "1, PT61S, medium",
    "100, PT10M, medium",
    "101, PT1S, high",
    "1, PT601S, high",
  })
  void complexityIsByNumberAndTime(long steps, Duration estimate, String complexity) {
    assertThat(Complexity.of(steps, estimate).wire()).isEqualTo(complexity);
  }
}
