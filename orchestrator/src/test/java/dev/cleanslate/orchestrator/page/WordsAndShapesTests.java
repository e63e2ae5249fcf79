package dev.cleanslate.orchestrator.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.orchestrator.saga.Counts;
import dev.cleanslate.orchestrator.saga.StepState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordsAndShapesTests {
  private static final PageTimes BERLIN =
      new PageTimes(Instant.parse("2026-11-20T03:12:05Z"), ZoneId.of("Europe/Berlin"));

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T02:50:00Z, 03:50, 22 min, due",
    "2026-11-20T03:12:00Z, 04:12, 5 s, due",
    "2026-11-20T03:15:05Z, 04:15, 0 s, in 3 min",
    "2026-11-19T23:10:00Z, 00:10, 4 h 2 min, due",
    "2026-11-19T20:00:00Z, '19 Nov, 21:00', 7 h 12 min, due",
    "2025-12-31T23:30:00Z, '1 Jan, 00:30', 323 d 3 h, due",
    "2025-11-20T03:12:05Z, '20 Nov 2025, 04:12', 365 d 0 h, due"
  })
  void timesAreInOneZoneAndNeverNegative(Instant time, String at, String since, String until) {
    assertThat(BERLIN.at(time)).isEqualTo(at);
    assertThat(BERLIN.since(time)).isEqualTo(since);
    assertThat(BERLIN.until(time)).isEqualTo(until);
  }

  @Test
  void noTimeIsADash() {
    assertThat(BERLIN.at(null) + BERLIN.since(null) + BERLIN.until(null)).isEqualTo("–––");
    assertThat(BERLIN.iso(null)).isNull();
    assertThat(PageTimes.age(Duration.ofSeconds(-3))).isEqualTo("0 s");
  }

  @ParameterizedTest
  @EnumSource(StepState.class)
  void everyStateHasAWordAndAShapeThatTheSpriteHas(StepState state) throws java.io.IOException {
    String sprite =
        new String(
            getClass().getResourceAsStream("/static/assets/icons.svg").readAllBytes(),
            java.nio.charset.StandardCharsets.UTF_8);

    Sign sign = Sign.of(state);

    assertThat(sign.word()).isNotBlank();
    assertThat(sprite).contains("id=\"i-" + sign.icon() + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "0 0 0 0 0 0 0, nothing is left, 0",
    "2 1 0 0 0 0 9, 3 of 12 left, 12",
    "0 0 0 0 0 3 2, 3 of 5 unverifiable, 5",
    "0 0 0 2 0 0 6, 2 of 8 to look at, 8",
    "0 0 0 0 22 0 4961, '22 of 4,983 left', 2",
    "0 0 0 0 0 0 12, 0 of 12 left, 12"
  })
  void theSlateShowsWhatIsLeft(String counts, String label, int blocks) {
    int[] n = java.util.Arrays.stream(counts.split(" ")).mapToInt(Integer::parseInt).toArray();

    Slate slate = Slate.of(new Counts(n[0], n[1], n[2], n[3], n[4], n[5], n[6], 0, 0));

    assertThat(slate.label()).isEqualTo(label);
    assertThat(slate.blocks()).hasSize(blocks);
    assertThat(slate.blocks())
        .allSatisfy(block -> {
          assertThat(block.width()).isPositive();
          assertThat(block.x() + block.width()).isLessThanOrEqualTo(Slate.WIDTH);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "in use: server s-9, in use, Something else still holds it, server s-9, true",
    "unavailable: 503, unavailable, The provider does not answer, 503, false",
    "the plan is odd, the plan is odd, the plan is odd, '', true"
  })
  void aCauseIsToldInPlainWordsWithWhoActs(
      String reason, String code, String words, String detail, boolean person) {
    Cause cause = Cause.of(reason);

    assertThat(cause.code()).isEqualTo(code);
    assertThat(cause.words()).isEqualTo(words);
    assertThat(cause.detail()).isEqualTo(detail);
    assertThat(cause.person()).isEqualTo(person);
  }
}
