package dev.cleanslate.orchestrator.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTests {
  private final Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(61));

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 4", "3, 8", "4, 16", "5, 32", "6, 61", "7, 61", "2147483647, 61"})
  void theWaitDoublesUpToTheLongest(int failures, int seconds) {
    assertThat(backoff.delayAfter(failures)).hasSeconds(seconds);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE + 1})
  void countsBelowOneWaitTheFirst(int failures) {
    assertThat(backoff.delayAfter(failures)).hasSeconds(2);
  }

  @Test
  void waitsNeverGrowBeyondTheLongestNorFall() {
    Duration before = Duration.ZERO;
    for (int failures = 1; failures < 100; failures++) {
      Duration wait = backoff.delayAfter(failures);
      assertThat(wait).isBetween(before, backoff.most());
      before = wait;
    }
  }

  @Test
  void hugeWaitsDoNotOverflow() {
    Duration year = Duration.ofDays(365);

    assertThat(Backoff.doubled(year, Integer.MAX_VALUE, year.multipliedBy(100)))
        .isEqualTo(year.multipliedBy(100));
    assertThat(Backoff.doubled(Duration.ofMillis(1), Integer.MAX_VALUE, year)).isPositive();
  }

  @Test
  void noWaitStaysNoWait() {
    assertThat(new Backoff(Duration.ZERO, Duration.ZERO).delayAfter(1000)).isZero();
  }

  @Test
  void theFirstWaitIsNeitherNegativeNorLongerThanTheLongest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Backoff(Duration.ofSeconds(-1), Duration.ofSeconds(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 45",
    "1, 90",
    "2, 180",
    "3, 360",
    "4, 720",
    "5, 900",
    "1000, 900",
    "2147483647, 900"
  })
  void leasesDoubleUpToAQuarterOfAnHour(int unanswered, int seconds) {
    assertThat(leasing(Duration.ofSeconds(45)).leaseAfter(unanswered)).hasSeconds(seconds);
  }

  @Test
  void noLeaseIsLongerThanAQuarterOfAnHour() {
    assertThat(leasing(Duration.ofHours(2)).leaseAfter(0)).isEqualTo(Kind.LONGEST_LEASE);
  }

  private Kind leasing(Duration lease) {
    return new Kind(
        "thing",
        "worker",
        Pattern.compile(".+"),
        List.of(),
        Map.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        new Kind.Verification(Duration.ZERO, false, Duration.ofMinutes(1)),
        backoff,
        lease,
        Duration.ofHours(1),
        Duration.ofMinutes(5),
        Duration.ofSeconds(1));
  }
}
