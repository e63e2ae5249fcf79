package dev.cleanslate.orchestrator.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTests {
  private static final Instant AT = Instant.parse("2026-11-20T20:00:00.123456Z");
  private static final UUID ID = UUID.fromString("5d5d1d3e-6c43-4d9c-8f0c-9b1d6f0c2f11");

  @Test
  void aCursorComesBackAsItWas() {
    Cursor there = Cursor.after("deletions", AT, ID);

    Cursor back = Cursor.read("deletions", there.wire(), 2);

    assertThat(back).isEqualTo(there);
    assertThat(back.time(0, Instant.EPOCH)).isEqualTo(AT);
    assertThat(back.id(1, new UUID(0, 0))).isEqualTo(ID);
  }

  @Test
  void withoutACursorAListBeginsAtItsStart() {
    Cursor start = Cursor.read("steps", null, 1);

    assertThat(start.isStart()).isTrue();
    assertThat(start.number(0, 7)).isEqualTo(7);
  }

  @Test
  void anyTextSurvives() {
    Cursor there = Cursor.after("owners", "clone", "a,\"b\" été / %");

    assertThat(Cursor.read("owners", there.wire(), 2).text(1)).isEqualTo("a,\"b\" été / %");
    assertThat(there.wire()).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void aCursorOfAnotherListOrLengthIsRefused() {
    String wire = Cursor.after("owners", "clone", "a").wire();

    assertThatThrownBy(() -> Cursor.read("deletions", wire, 2)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> Cursor.read("owners", wire, 1)).isInstanceOf(Problem.class);
  }

  @Test
  void aPartOfTheWrongKindIsRefused() {
    Cursor text = Cursor.after("any", "x");

    assertThatThrownBy(() -> text.number(0, 0)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> text.time(0, AT)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> text.id(0, ID)).isInstanceOf(Problem.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "null", "[]", "[null]", "[1,", "[[]]", "{\"a\":1}", "[\"any\",\"\\u0000\"]"})
  void whatWasNeverACursorIsRefused(String json) {
    String wire = Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> Cursor.read("any", wire, 1))
        .isInstanceOf(RuntimeException.class)
        .hasMessageStartingWith("cursor ");
  }

  @Test
  void aVeryLongCursorIsRefusedUnread() {
    assertThatThrownBy(() -> Cursor.read("any", "A".repeat(1_000_000), 1))
        .isInstanceOf(Problem.class);
  }
}
