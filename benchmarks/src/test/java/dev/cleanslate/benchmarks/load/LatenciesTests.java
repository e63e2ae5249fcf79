package dev.cleanslate.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatenciesTests {
  @ParameterizedTest
  @CsvSource({"0.5, 51", "0.99, 100", "1, 100", "0, 1"})
  void aPartOfAHundredIsWithinTheTimeAtItsPlace(double part, double ms) {
    Latencies latencies =
        new Latencies(
            LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000).boxed().toList());

    assertThat(latencies.withinMs(part)).isEqualTo(ms);
  }

  @Test
  void ofOneItIsThatOneAndOfNoneZero() {
    assertThat(new Latencies(List.of(3_000_000L)).withinMs(0.99)).isEqualTo(3);
    assertThat(new Latencies(List.of()).withinMs(0.5)).isZero();
  }
}
