package dev.cleanslate.orchestrator.saga;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CountsTests {
  @ParameterizedTest
  @EnumSource
  void everyStateIsCountedByItself(StepState state) {
    Counts counts = Counts.NONE.plus(state, 3);

    assertThat(counts.of(state)).isEqualTo(3);
    assertThat(counts.total()).isEqualTo(3);
    assertThat(counts.byName()).hasSize(9).containsEntry(state.wire(), 3);
    assertThat(counts.left()).isEqualTo(state == StepState.GONE ? 0 : 3);
    assertThat(counts.moving()).isEqualTo(state.isMoving() ? 3 : 0);
  }

  @ParameterizedTest
  @EnumSource
  void aMoveKeepsTheTotal(StepState to) {
    Counts counts = Counts.NONE.plus(StepState.SENT, 2).moved(StepState.SENT, to);

    assertThat(counts.total()).isEqualTo(2);
    assertThat(counts.of(to)).isEqualTo(to == StepState.SENT ? 2 : 1);
  }

  @Test
  void aSagaIsFinishableOnceEverythingIsGoneAndThePlanIsWhole() {
    Counts gone = Counts.NONE.plus(StepState.GONE, 2);

    assertThat(Steps.saga(SagaState.DELETING, gone).isFinishable()).isTrue();
    assertThat(Steps.saga(SagaState.STUCK, gone).isFinishable()).isTrue();
    assertThat(Steps.saga(SagaState.PLANNING, gone).isFinishable()).isFalse();
    assertThat(Steps.saga(SagaState.ABANDONED, gone).isFinishable()).isFalse();
    assertThat(Steps.saga(SagaState.DELETING, gone.plus(StepState.UNVERIFIABLE, 1)).isFinishable())
        .isFalse();
    assertThat(Steps.saga(SagaState.DELETING, gone.plus(StepState.DOUBTED, 1)).isFinishable())
        .isFalse();
  }

  @Test
  void theWindowIsTakenOnlyByWhatIsSent() {
    Counts counts = Counts.NONE.plus(StepState.SENT, 60).plus(StepState.WAITING, 500);

    assertThat(Steps.saga(SagaState.DELETING, counts).slots()).isEqualTo(4);
    assertThat(Steps.saga(SagaState.DELETING, counts.plus(StepState.SENT, 10)).slots()).isZero();
  }
}
