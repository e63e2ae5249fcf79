package dev.cleanslate.orchestrator.census;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimingTests {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final Timing timing = new Timing(HOUR, Duration.ofSeconds(30));

  @Test
  void aLeaseDoublesWithEachQuestionThatNobodyAnswers() {
    assertThat(timing.leaseAfter(0)).isEqualTo(Duration.ofSeconds(30));
    assertThat(timing.leaseAfter(3)).isEqualTo(Duration.ofMinutes(4));
    assertThat(timing.leaseAfter(1000)).isEqualTo(Duration.ofMinutes(16));
  }

  @Test
  void whatIsTooYoungToBeToldOfIsSeenAgainSoon() {
    assertThat(timing.next(DAY, false)).isEqualTo(DAY);
    assertThat(timing.next(DAY, true)).isEqualTo(HOUR.plusMinutes(1));
    assertThat(timing.next(Duration.ofMinutes(5), true)).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void whatMayPassIsTriedAgainSoonAndWhatLastsIsNot() {
    assertThat(timing.next(DAY, Doubt.UNAVAILABLE)).isEqualTo(HOUR);
    assertThat(timing.next(DAY, Doubt.NOT_LISTABLE)).isEqualTo(DAY);
    assertThat(timing.next(DAY, Doubt.API_RETIRED)).isEqualTo(DAY);
  }
}
