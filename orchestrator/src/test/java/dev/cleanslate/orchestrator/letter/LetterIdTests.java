package dev.cleanslate.orchestrator.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterIdTests {
  @ParameterizedTest
  @ValueSource(strings = {"delete-requests:0:17", "commands.host.berlin-1:0:0", "kept:5"})
  void aNameIsReadAsItIsWritten(String name) {
    assertThat(LetterId.read(name)).map(LetterId::toString).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "kept",
        "kept:",
        "kept:-1",
        "replies:0",
        "replies:0:x",
        "a b:0:1",
        "../x:0:1",
        "replies:0:9999999999999999999",
        "replies:0:1:2"
      })
  void whatIsNoNameIsNone(String name) {
    assertThat(LetterId.read(name)).isEmpty();
  }

  @Test
  void itLiesBesideTheTopicItCameFrom() {
    LetterId id = LetterId.of("cleanslate.commands.dns.dlt", 0, 3);

    assertThat(id).hasToString("commands.dns:0:3");
    assertThat(id.letters()).isEqualTo("cleanslate.commands.dns.dlt");
    assertThat(LetterId.isOfLetters("cleanslate.replies")).isFalse();
    assertThat(LetterId.isOfLetters("cleanslate..dlt")).isFalse();
    assertThat(LetterId.isOfLetters("other.replies.dlt")).isFalse();
  }
}
