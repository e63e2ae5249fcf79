package dev.cleanslate.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProcessorsTests {
  private static final Processors BEFORE = Processors.of("cpu  1000 0 500 8000 0 0 0 0 0 0", 10);

  @Test
  void whoHadTheMachineForHimselfIsMeasuredByTheClock() {
    assertThat(Processors.of("cpu  1150 0 550 8000 0 0 0 0 0 0", 12).leftSince(BEFORE))
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void timeThatWasIdleCountsAsOurs() {
    assertThat(Processors.of("cpu  1000 0 500 8200 0 0 0 0 0 0", 10).leftSince(BEFORE))
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void whatOthersTookDoesNot() {
    assertThat(Processors.of("cpu  1060 20 500 8100 0 0 0 20 0 0", 10).leftSince(BEFORE))
        .isCloseTo(0.5, within(1e-9));
  }
}
