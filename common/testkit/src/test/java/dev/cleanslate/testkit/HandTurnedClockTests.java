package dev.cleanslate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class HandTurnedClockTests {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final HandTurnedClock clock = HandTurnedClock.at(NOON);

  @Test
  void itStandsStillUntilItIsTurned() {
    assertThat(clock.instant()).isEqualTo(NOON).isEqualTo(clock.instant());

    assertThat(clock.advance(Duration.ofSeconds(3))).isEqualTo(NOON.plusSeconds(3));

    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3));
  }

  @Test
  void aClockInAnotherZoneSharesTheHands() {
    HandTurnedClock inTokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));

    clock.set(NOON.minusSeconds(60));

    assertThat(inTokyo.instant()).isEqualTo(NOON.minusSeconds(60));
    assertThat(inTokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
  }
}
