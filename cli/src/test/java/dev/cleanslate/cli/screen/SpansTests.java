package dev.cleanslate.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpansTests {
  @ParameterizedTest
  @CsvSource({"90s, 1 min 30 s", "10m, 10 min 0 s", "2h, 2 h 0 min", "1d, 1 d 0 h", "0s, 0 s"})
  void spansAreReadAndWritten(String typed, String shown) {
    assertThat(Spans.of(Spans.read(typed))).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "m", "-5m", "1.5h", "PT5M", "99999999s"})
  void whatIsNoSpanIsRefused(String typed) {
    assertThatThrownBy(() -> Spans.read(typed)).hasMessageContaining("no span of time");
  }

  @ParameterizedTest
  @CsvSource({"0, 0 s", "59, 59 s", "3599, 59 min 59 s", "86399, 23 h 59 min"})
  void theNextUnitBeginsInTime(long seconds, String shown) {
    assertThat(Spans.of(Duration.ofSeconds(seconds))).isEqualTo(shown);
  }
}
