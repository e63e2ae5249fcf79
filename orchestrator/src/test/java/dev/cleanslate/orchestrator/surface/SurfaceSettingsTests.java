package dev.cleanslate.orchestrator.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.mock.env.MockEnvironment;

class SurfaceSettingsTests {
  private final MockEnvironment environment = new MockEnvironment();

  @Test
  void leftOutASurfaceIsServedToTokensAndWaitsForHalfAMinuteAtMost() {
    assertThat(SurfaceSettings.of(environment, "clones"))
        .isEqualTo(
            new SurfaceSettings(
                true, SurfaceSettings.Auth.TOKEN, "default", Duration.ofSeconds(25)));
  }

  @Test
  void eachSystemHasItsOwn() {
    environment.setProperty("cleanslate.surfaces.nodes.auth", "loopback-only");
    environment.setProperty("cleanslate.surfaces.nodes.tenant", "acme");
    environment.setProperty("cleanslate.surfaces.nodes.patience", "2m");
    environment.setProperty("cleanslate.surfaces.clones.enabled", "false");

    assertThat(SurfaceSettings.of(environment, "nodes"))
        .isEqualTo(
            new SurfaceSettings(
                true, SurfaceSettings.Auth.LOOPBACK_ONLY, "acme", Duration.ofMinutes(2)));
    assertThat(SurfaceSettings.of(environment, "clones").enabled()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"auth, none", "tenant, Not A Slug", "patience, 11m", "patience, -1s", "enabled, x"})
  void whatMakesNoSenseStopsTheStartAndIsNamed(String setting, String value) {
    environment.setProperty("cleanslate.surfaces.nodes." + setting, value);

    assertThatThrownBy(() -> SurfaceSettings.of(environment, "nodes"))
        .isInstanceOf(BindException.class)
        .hasMessageContaining("cleanslate.surfaces.nodes");
  }
}
