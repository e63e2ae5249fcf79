package dev.cleanslate.messages;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersAreNoTextTests {
  @ParameterizedTest
  @ValueSource(strings = {"1", "1.5", "true", "{}", "[]"})
  void whatIsNotTextIsRefusedWhereTextBelongs(String value) {
    String body = "{\"owner\":{\"type\":\"clone\",\"id\":" + value + "}}";

    assertThatThrownBy(() -> Wire.read(body.getBytes(StandardCharsets.UTF_8), DeleteRequest.class))
        .isInstanceOf(Wire.Unreadable.class)
        .hasMessageStartingWith("owner.id cannot be read");
  }
}
