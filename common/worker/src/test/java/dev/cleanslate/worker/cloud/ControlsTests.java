package dev.cleanslate.worker.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.worker.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ControlsTests {
  private final TestClock clock = new TestClock();
  private final Controls controls = new Controls(clock);

  @Test
  void aControlStandsForThirtySecondsAndSaysItsAge() {
    controls.remember("here", "org/one", "GET /here -> 200");

    clock.advance(Duration.ofSeconds(30));
    assertThat(controls.at("here"))
        .contains(new Controls.Control("org/one", "GET /here -> 200", 30_000));

    clock.advance(Duration.ofMillis(1));
    assertThat(controls.at("here")).isEmpty();
  }

  @Test
  void aControlStandsForItsOwnPlaceOnly() {
    controls.remember("here", "org/one", "GET /here -> 200");

    assertThat(controls.at("there")).isEmpty();
  }

  @Test
  void aClockThatWasSetBackMakesAControlWorthless() {
    controls.remember("here", "org/one", "GET /here -> 200");

    clock.advance(Duration.ofSeconds(-1));

    assertThat(controls.at("here")).isEmpty();
  }

  @Test
  void theOldestAreForgottenWhereThereAreTooMany() {
    for (int i = 0; i <= 10_000; i++) {
      controls.remember("place-" + i, "org/one", "GET -> 200");
    }

    assertThat(controls.at("place-0")).isEmpty();
    assertThat(controls.at("place-1")).isPresent();
  }
}
