package dev.cleanslate.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequireTests {
  @Test
  void textIsThereNotBlankPrintableAndNotTooLong() {
    assertThat(Require.text("f", "h\u00f6ll\u00f8 \u4e16\u754c", 8))
        .isEqualTo("h\u00f6ll\u00f8 \u4e16\u754c");
    assertRefused("is missing", () -> Require.text("f", null, 8));
    assertRefused("is empty", () -> Require.text("f", "", 8));
    assertRefused("is empty", () -> Require.text("f", " \t ", 8));
    assertRefused(
        "has 9 characters; at most 8 are allowed", () -> Require.text("f", "123456789", 8));
    assertRefused("has control characters", () -> Require.text("f", "a\u0007b", 8));
  }

  @Test
  void optionalTextMayBeAbsentButNotEmpty() {
    assertThat(Require.optional("f", null, 8)).isNull();
    assertThat(Require.optional("f", "x", 8)).isEqualTo("x");
    assertRefused("is empty", () -> Require.optional("f", "", 8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "openai.vector_store", "snake_case", "a.b-c_d.9"})
  void slugsAreShortLowerCaseNames(String slug) {
    assertThat(Require.slug("f", slug)).isEqualTo(slug);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "a b", "-a", ".a", "a/b", "\u00e4", "a*", "_a"})
  void otherNamesAreNoSlugs(String slug) {
    assertThatExceptionOfType(InvalidField.class)
        .isThrownBy(() -> Require.slug("f", slug))
        .withMessageContaining("\u00ab" + slug + "\u00bb");
  }

  @Test
  void slugsHaveAtMost63Characters() {
    assertThat(Require.slug("f", "a".repeat(63))).hasSize(63);
    assertRefused(
        "has 64 characters; at most 63 are allowed", () -> Require.slug("f", "a".repeat(64)));
  }

  @Test
  void numbersLieInTheClosedRange() {
    assertThat(Require.within("f", 1, 1, 3)).isEqualTo(1);
    assertThat(Require.within("f", 3, 1, 3)).isEqualTo(3);
    assertRefused("must lie between 1 and 3, but was 0", () -> Require.within("f", 0, 1, 3));
    assertRefused("must lie between 1 and 3, but was 4", () -> Require.within("f", 4, 1, 3));
  }

  @Test
  void scopesAreCopiedAndChecked() {
    Map<String, String> scope = new HashMap<>(Map.of("zone", "eu-1"));
    Map<String, String> copy = Require.scope("scope", scope);
    scope.put("region", "eu");

    assertThat(copy).containsOnly(Map.entry("zone", "eu-1"));
    assertThat(Require.scope("scope", null)).isEmpty();
  }

  @Test
  void scopesHaveAtMost32Entries() {
    Map<String, String> scope = new HashMap<>();
    for (int i = 0; i <= Require.MAX_SCOPE; i++) {
      scope.put("z" + i, "v");
    }

    assertThatExceptionOfType(InvalidField.class)
        .isThrownBy(() -> Require.scope("scope", scope))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("scope.size"));
  }

  @Test
  void aRefusalNamesFieldAndProblem() {
    InvalidField refused = new InvalidField("owner.id", "is empty");

    assertThat(refused.field()).isEqualTo("owner.id");
    assertThat(refused.problem()).isEqualTo("is empty");
    assertThat(refused).hasMessage("owner.id is empty");
  }

  private static void assertRefused(String problem, ThrowingCallable call) {
    assertThatExceptionOfType(InvalidField.class).isThrownBy(call).withMessage("f " + problem);
  }
}
