package dev.cleanslate.cli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTests {
  @ParameterizedTest
  @CsvSource({
    "node-7, /v1/node-7",
    "a/b, /v1/a%2Fb",
    "a%2Fb, /v1/a%252Fb",
    "a?b=c&d#e, /v1/a%3Fb%3Dc%26d%23e",
    "...., /v1/....",
    "ä b, /v1/%C3%A4%20b"
  })
  void aNameIsOnePartOfAPathWhateverIsInIt(String name, String path) {
    assertThat(Place.of("v1", name).text()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".."})
  void whatLeadsElsewhereIsNoName(String name) {
    assertThatThrownBy(() -> Place.of("v1", name)).isInstanceOf(BadName.class);
  }

  @Test
  void parametersThatAreAbsentAreLeftOut() {
    assertThat(Place.of("v1").with("a", null).with("b", "c d").with("e", 5).text())
        .isEqualTo("/v1?b=c%20d&e=5");
  }
}
