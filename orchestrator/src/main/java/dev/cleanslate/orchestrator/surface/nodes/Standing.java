package dev.cleanslate.orchestrator.surface.nodes;

import dev.cleanslate.orchestrator.ledger.Owner;
import dev.cleanslate.orchestrator.saga.SagaState;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What clients of the clusters call the state of a node. Pure.
enum Standing {
  /// It lives.
  DEPLOYED,
  /// It could not be provisioned, or not be cleaned up; it needs to be.
  FAILED,
  /// All of it was seen gone.
  CLEANUP_COMPLETED,
  /// It is being cleaned up, or is about to be.
  CLEANUP_IN_PROGRESS;

  /// @param failed whether upstream said that its provisioning had failed
  /// @param latest the state of its latest deletion in this life; absent where there was none
  /// @param left whether that deletion has something stuck, or of which nobody can tell
  static Standing of(Owner.State state, boolean failed, @Nullable SagaState latest, boolean left) {
    return switch (state) {
      case ACTIVE -> failed || latest == SagaState.ABANDONED ? FAILED : DEPLOYED;
      case HIDDEN -> CLEANUP_IN_PROGRESS;
      case DELETING -> latest == SagaState.STUCK ? FAILED : CLEANUP_IN_PROGRESS;
      case DELETED -> left ? FAILED : CLEANUP_COMPLETED;
    };
  }

  /// As it stands in answers.
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
