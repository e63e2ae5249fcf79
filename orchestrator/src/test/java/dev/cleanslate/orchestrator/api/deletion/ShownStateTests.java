package dev.cleanslate.orchestrator.api.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cleanslate.orchestrator.saga.Counts;
import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.orchestrator.saga.StepState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ShownStateTests {
  @ParameterizedTest
  @EnumSource(value = SagaState.class, names = "DELETING", mode = EnumSource.Mode.EXCLUDE)
  void outsideDeletingTheStateSpeaksForItself(SagaState state) {
    assertThat(ShownState.of(state, Counts.NONE, true).wire()).isEqualTo(state.wire());
    assertThat(ShownState.of(state, counts(1, 1, 1, 1), false).wire()).isEqualTo(state.wire());
  }

  @ParameterizedTest
  @CsvSource({
    "3, 1, 1, 1, DELETING",
    "3, 0, 1, 1, WAITING",
    "3, 0, 0, 1, VERIFYING",
    "0, 0, 0, 1, VERIFYING",
    "3, 0, 0, 0, DELETING",
    "0, 0, 0, 0, DELETING"
  })
  void whileDeletingTheCountsSayWhatIsGoingOn(
      int planned, int sent, int waiting, int checking, ShownState shown) {
    Counts counts = counts(planned, sent, waiting, checking);

    assertThat(ShownState.of(SagaState.DELETING, counts, false)).isEqualTo(shown);
  }

  @Test
  void aHoldShowsWhileThereIsSomethingItHoldsBack() {
    assertThat(ShownState.of(SagaState.DELETING, counts(1, 0, 0, 0), true))
        .isEqualTo(ShownState.HELD);
    assertThat(ShownState.of(SagaState.DELETING, counts(0, 0, 0, 2), true))
        .isEqualTo(ShownState.VERIFYING);
  }

  @Test
  void aDoubtedStepIsBeingVerified() {
    assertThat(ShownState.of(SagaState.DELETING, Counts.NONE.plus(StepState.DOUBTED, 1), false))
        .isEqualTo(ShownState.VERIFYING);
  }

  private static Counts counts(int planned, int sent, int waiting, int checking) {
    return new Counts(planned, sent, waiting, checking, 0, 0, 0, 0, 0);
  }
}
