package dev.cleanslate.benchmarks.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SightingsTests {
  private final Sightings sightings = new Sightings();

  @Test
  void aThingIsThereUntilItIsDeleted() {
    assertThat(sightings.look("/things/a")).isTrue();
    sightings.delete("/things/a");

    assertThat(sightings.look("/things/a")).isFalse();
    assertThat(sightings.look("/things/b")).isTrue();
    assertThat(sightings.seen()).isEqualTo(new Seen(1, 1, 0, 3, 2, 1, 0, 0));
  }

  @Test
  void aSecondDeleteAndASecondLookShow() {
    sightings.delete("/things/a");
    sightings.delete("/things/a");
    sightings.look("/things/a");
    sightings.look("/things/a");

    assertThat(sightings.seen()).isEqualTo(new Seen(2, 1, 1, 2, 0, 1, 0, 0));
  }

  @Test
  void aResetForgetsEverythingAndSetsTheLatency() {
    sightings.delete("/things/a");
    sightings.control();
    sightings.reset(20_000);

    assertThat(sightings.seen()).isEqualTo(new Seen(0, 0, 0, 0, 0, 0, 0, 20_000));
  }
}
