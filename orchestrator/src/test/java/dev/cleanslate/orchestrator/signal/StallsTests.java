package dev.cleanslate.orchestrator.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StallsTests {
  private static final TopicPartition ONE = new TopicPartition("t", 0);
  private static final TopicPartition OTHER = new TopicPartition("t", 1);

  private final AtomicLong seconds = new AtomicLong(1_000);
  private final Stalls stalls = new Stalls(() -> seconds.get() * 1_000_000_000);

  @Test
  void whatWaitsAndIsNotReadOnStallsFromWhenItWasFirstSeenSo() {
    assertThat(stalls.seconds(ONE, 5, 9)).isZero();
    seconds.addAndGet(30);
    assertThat(stalls.seconds(ONE, 5, 12)).isEqualTo(30);
    assertThat(stalls.seconds(OTHER, 5, 12)).as("each partition by itself").isZero();
    seconds.addAndGet(30);
    assertThat(stalls.seconds(ONE, 5, 12)).isEqualTo(60);
  }

  @Test
  void oneRecordThatIsDealtWithBeginsItAnew() {
    stalls.seconds(ONE, 5, 9);
    seconds.addAndGet(30);
    assertThat(stalls.seconds(ONE, 6, 9)).isZero();
    seconds.addAndGet(5);
    assertThat(stalls.seconds(ONE, 6, 9)).isEqualTo(5);
  }

  @Test
  void whereNothingWaitsNothingStalls() {
    stalls.seconds(ONE, 9, 9);
    seconds.addAndGet(3_600);
    assertThat(stalls.seconds(ONE, 9, 9)).isZero();
    assertThat(stalls.seconds(ONE, 9, 10)).as("since now, not since an hour").isZero();
  }
}
