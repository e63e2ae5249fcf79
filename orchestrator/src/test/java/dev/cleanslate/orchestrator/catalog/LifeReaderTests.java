package dev.cleanslate.orchestrator.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifeReaderTests {
  private static final String TYPE =
      """
      workers:
        cloud: {}
      kinds:
        server: { worker: cloud, ids: never-reused, verify: { delay: 0s }, deadline: 1h }
      owner-types:
        node:
          kinds: { server: {} }
      """;

  @Test
  void whereNothingIsSaidLivesAreAsUsual() {
    Life life = read(TYPE);

    assertThat(life).isEqualTo(Life.USUAL);
    assertThat(life.grace()).isZero();
    assertThat(life.retention()).contains(Duration.ofDays(90));
    assertThat(life.verifyAgain()).containsExactly(Duration.ofHours(1), Duration.ofDays(1));
  }

  @Test
  void aTenantIsAsItsTypeButForWhatItSaysOtherwise() {
    Life life =
        read(
            TYPE
                + """
                    life:
                      grace: 2d
                      retention: keep
                      verify-again: [5m]
                      tenants:
                        acme: { grace: 7d, retention: 365d }
                        hasty: { grace: 0s, verify-again: [] }
                """);

    assertThat(life.of("anybody").grace()).isEqualTo(Duration.ofDays(2));
    assertThat(life.of("anybody").retention()).isEmpty();
    assertThat(life.of("acme"))
        .isEqualTo(
            new Life(
                Duration.ofDays(7),
                Optional.of(Duration.ofDays(365)),
                List.of(Duration.ofMinutes(5)),
                Map.of()));
    assertThat(life.of("hasty").grace()).isZero();
    assertThat(life.of("hasty").retention()).isEmpty();
    assertThat(life.of("hasty").verifyAgain()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { grace: soon }                     | grace must be a duration
          { retention: never }                | retention must be a duration
          { verify-again: [2h, 1h] }          | verify-again must grow
          { verify-again: 1h }                | verify-again must be a list
          { forever: true }                   | forever is not known here
          { tenants: { acme: { keep: 1d } } } | keep is not known here
          { tenants: { 'A B': {} } }          | the tenant
          """)
  void aMistakeIsNamedWithItsLine(String life, String mistake) {
    assertThatExceptionOfType(CatalogMistake.class)
        .isThrownBy(() -> read(TYPE + "    life: " + life + "\n"))
        .withMessageContaining(mistake)
        .withMessageContaining("line 8");
  }

  private static Life read(String yaml) {
    Catalog catalog = CatalogReader.read(new StringReader(yaml));
    return Objects.requireNonNull(catalog.ownerTypes().get("node")).life();
  }
}
