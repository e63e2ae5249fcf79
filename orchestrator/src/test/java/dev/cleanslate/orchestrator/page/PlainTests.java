package dev.cleanslate.orchestrator.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.orchestrator.saga.StepState;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlainTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          STUCK        | in use: held by vni-2                    | It is still in use by something else           | PROVIDER | held by vni-2
          STUCK        | not the same: another start time         | What bears its id now is something else        | OPERATOR | another start time
          STUCK        | its deadline passed, unanswered          | It took longer than it may                     | OPERATOR | its deadline passed, unanswered
          STUCK        | still there after its deadline: quota: x | It is still there after its deadline           | PROVIDER | still there after its deadline: quota: x
          STUCK        | it was gone and is there again: 200      | It is there again                              | OPERATOR | it was gone and is there again: 200
          STUCK        | 200                                      | It is there and does not go                    | OPERATOR | 200
          UNVERIFIABLE | no control: nothing proves the place     | Nothing proves that looking there means anything | OPERATOR | nothing proves the place
          UNVERIFIABLE | unavailable: nobody answered the look    | The second look was not answered               | NOBODY   | nobody answered the look
          UNVERIFIABLE | seen, but without an id: 200             | It is there, and its id is not known           | UPSTREAM | 200
          UNVERIFIABLE | only announced, and may still be created | Nobody can tell whether it is there            | OPERATOR | only announced, and may still be created
          DOUBTED      | seen again after it was gone: 200        | It was gone and was seen again                 | NOBODY   | seen again after it was gone: 200
          WAITING      | busy                                     | It goes on                                     | NOBODY   | busy
          """)
  void aReasonIsASentenceAndSaysWhoActs(
      StepState state, String why, String title, Plain.Actor actor, String said) {
    Plain cause = Plain.of(state, why);

    assertThat(cause.title()).isEqualTo(title);
    assertThat(cause.actor()).isEqualTo(actor);
    assertThat(cause.said()).isEqualTo(said);
    assertThat(cause.remedy()).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void everyRefusalHasWordsOfItsOwn(Refusal code) {
    assertThat(Plain.of(StepState.STUCK, written(code) + ": the rest").title())
        .isNotEqualTo("It is there and does not go")
        .doesNotContain(written(code) + ":");
  }

  @ParameterizedTest
  @EnumSource(Doubt.class)
  void everyDoubtHasWordsOfItsOwn(Doubt code) {
    assertThat(Plain.of(StepState.UNVERIFIABLE, written(code) + ": the rest").title())
        .isNotEqualTo("Nobody can tell whether it is there");
  }

  @Test
  void nothingSaidIsNothingShown() {
    assertThat(Plain.of(StepState.STUCK, null).said()).isNull();
    assertThat(Plain.of(StepState.STUCK, "in use: ").said()).isNull();
  }

  private static String written(Enum<?> code) {
    return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
