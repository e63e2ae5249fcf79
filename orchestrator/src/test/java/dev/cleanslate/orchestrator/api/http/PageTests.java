package dev.cleanslate.orchestrator.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTests {
  @Test
  void aRowBeyondTheLimitMeansThatThereIsMore() {
    Page<String> page =
        Page.of(List.of(1, 2, 3), 2, row -> Cursor.after("rows", row), row -> "no. " + row);

    assertThat(page.items()).containsExactly("no. 1", "no. 2");
    assertThat(Cursor.read("rows", page.next(), 1).number(0, 0)).isEqualTo(2);
  }

  @Test
  void theLastPageHasNoNext() {
    Page<Integer> page = Page.of(List.of(1, 2), 2, row -> Cursor.after("rows", row), row -> row);

    assertThat(page.items()).containsExactly(1, 2);
    assertThat(page.next()).isNull();
  }

  @Test
  void aLimitLiesBetweenOneAndFiveHundred() {
    assertThat(Page.limit(null)).isEqualTo(100);
    assertThat(Page.limit(1)).isEqualTo(1);
    assertThat(Page.limit(500)).isEqualTo(500);
    assertThatThrownBy(() -> Page.limit(0)).hasMessageStartingWith("limit ");
    assertThatThrownBy(() -> Page.limit(501)).hasMessageStartingWith("limit ");
  }

  @Test
  void aTimeMayHaveAnOffsetWhosePlusWasNotEncoded() {
    assertThat(Times.read("at", "2026-11-20T21:00:00 01:00", Times.FIRST))
        .isEqualTo(Instant.parse("2026-11-20T20:00:00Z"));
    assertThat(Times.read("at", null, Times.LAST)).isEqualTo(Times.LAST);
    assertThatThrownBy(() -> Times.read("at", "+10000-01-01T00:00:00Z", Times.FIRST))
        .hasMessageStartingWith("at ");
  }
}
