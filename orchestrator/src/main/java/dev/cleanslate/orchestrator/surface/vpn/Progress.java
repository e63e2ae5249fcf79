package dev.cleanslate.orchestrator.surface.vpn;

import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.orchestrator.saga.StepState;
import java.util.Collection;

/// How far a component is, as the VPN manager said it.
enum Progress {
  NOT_STARTED,
  IN_PROGRESS,
  COMPLETED,
  FAILED;

  /// Of steps in these states; of a component without any, what the deletion as a whole is. Only
  /// what a look found gone is completed.
  static Progress of(Collection<StepState> steps, SagaState deletion) {
    if (steps.isEmpty()) {
      return withoutSteps(deletion);
    }
    if (steps.stream().anyMatch(Progress::isFailed)) {
      return FAILED;
    }
    if (steps.stream().allMatch(state -> state == StepState.GONE)) {
      return COMPLETED;
    }
    boolean begun = steps.stream().anyMatch(state -> state != StepState.PLANNED);
    return deletion.isOpen() ? (begun ? IN_PROGRESS : NOT_STARTED) : FAILED;
  }

  /// Of the verification: it is under way as soon as anything is looked at.
  static Progress ofVerification(Collection<StepState> steps, SagaState deletion) {
    if (!deletion.isOpen() || deletion == SagaState.STUCK) {
      return deletion == SagaState.DELETED ? COMPLETED : FAILED;
    }
    return steps.stream().anyMatch(Progress::isLookedAt) ? IN_PROGRESS : NOT_STARTED;
  }

  private static Progress withoutSteps(SagaState deletion) {
    return switch (deletion) {
      case GRACE, PLANNING -> NOT_STARTED;
      case DELETING, STUCK, DELETED, REHEARSED -> COMPLETED;
      case ABANDONED, CANCELLED -> FAILED;
    };
  }

  private static boolean isFailed(StepState state) {
    return switch (state) {
      case STUCK, UNVERIFIABLE -> true;
      case PLANNED, SENT, WAITING, CHECKING, GONE, DOUBTED, SEEN -> false;
    };
  }

  private static boolean isLookedAt(StepState state) {
    return switch (state) {
      case CHECKING, STUCK, UNVERIFIABLE, GONE, DOUBTED, SEEN -> true;
      case PLANNED, SENT, WAITING -> false;
    };
  }
}
