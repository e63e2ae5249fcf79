package dev.cleanslate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTests {
  @Test
  void whateverIsSaidFitsIntoAMessage() {
    assertThat(Words.fit("two\nlines\u0000", 100)).isEqualTo("two lines");
    assertThat(Words.fit("x".repeat(600), 500)).hasSize(500).endsWith("…");
    assertThat(Words.fit("  \n ", 500)).isEqualTo("nothing more is known");
  }

  @Test
  void onlyAShortCodeIsTakenFromAProvider() {
    assertThat(Words.code("rate_limit_exceeded")).isEqualTo("rate_limit_exceeded");
    assertThat(Words.code("Incorrect key provided: sk-abc")).isNull();
    assertThat(Words.code("x".repeat(65))).isNull();
    assertThat(Words.code(null)).isNull();
  }
}
