package dev.cleanslate.orchestrator.surface.nodes;

import dev.cleanslate.orchestrator.saga.SagaState;

/// How far a deletion has come, as the codes of the old calls tell it. Pure.
enum Ending {
  /// Everything was seen gone.
  DONE(200),
  /// It rests, and something is left.
  PARTIAL(207),
  /// It goes on.
  GOING(202),
  /// It was taken back before anything was deleted.
  TAKEN_BACK(409);

  private final int code;

  Ending(int code) {
    this.code = code;
  }

  /// The HTTP code.
  int code() {
    return code;
  }

  static Ending of(SagaState state, Operations.Summary summary) {
    return switch (state) {
      case DELETED -> summary.successfulOperations() == summary.totalOperations() ? DONE : PARTIAL;
      case STUCK, ABANDONED -> PARTIAL;
      case GRACE, PLANNING, DELETING -> GOING;
      case CANCELLED, REHEARSED -> TAKEN_BACK;
    };
  }
}
