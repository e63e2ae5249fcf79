package dev.cleanslate.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTests {
  @ParameterizedTest
  @CsvSource({
    "'plain ä 漢', 'plain ä 漢'",
    "'\u001b[2Jcleared', '?[2Jcleared'",
    "'two\nlines', 'two lines'",
    "'\u202eturned', '?turned'",
    "'\u0007\u009b', '??'"
  })
  void nothingMovesTheCursor(String said, String shown) {
    assertThat(Plain.text(said)).isEqualTo(shown);
  }
}
