package dev.cleanslate.orchestrator.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.StringReader;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How the catalog says what is counted.
class CensusRuleTests {
  private static final String SOUND =
      """
      workers:
        records: {}
        host: { per: host }
      kinds:
        rows: { worker: records, ids: never-reused, verify: { delay: 0s }, deadline: 15m, census: { owner-type: token } }
        more: { like: rows }
        store: { worker: records, ids: never-reused, verify: { delay: 0s }, deadline: 15m, census: { every: 2h } }
        alone: { worker: records, ids: never-reused, verify: { delay: 0s }, deadline: 15m }
        route:
          worker: host
          scope: { host: "[a-z]+" }
          ids: never-reused
          verify: { delay: 0s }
          deadline: 15m
      owner-types:
        token:
          kinds: { rows: {}, more: {}, store: {}, alone: {}, route: {} }
        other:
          kinds: { alone: {} }
      """;

  @Test
  void aKindSaysHowOftenItIsCountedAndWhoseItsKeysAre() {
    Catalog catalog = CatalogReader.read(new StringReader(SOUND));

    var daily = new CensusRule(Duration.ofHours(24), Optional.of("token"));
    assertThat(catalog.kind("rows").census()).contains(daily);
    assertThat(catalog.kind("more").census()).as("as what it is like").contains(daily);
    assertThat(catalog.kind("store").census())
        .contains(new CensusRule(Duration.ofHours(2), Optional.empty()));
    assertThat(catalog.kind("alone").census()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          owner-type: token  | owner-type: nobody  | holds none
          owner-type: token  | owner-type: other   | holds none
          every: 2h          | every: 0s           | longer than nothing
          every: 2h          | often: yes          | not known here
          scope              | census              | not one for all places
          """)
  void aMistakeStopsTheStart(String sound, String broken, String why) {
    String yaml =
        broken.startsWith("census")
            ? SOUND.replace("    worker: host\n", "    worker: host\n    census: { every: 1h }\n")
            : SOUND.replaceFirst(sound, broken);

    assertThatExceptionOfType(CatalogMistake.class)
        .isThrownBy(() -> CatalogReader.read(new StringReader(yaml)))
        .withMessageContaining(why);
  }
}
