package dev.cleanslate.orchestrator.page.dialogue;

import dev.cleanslate.orchestrator.saga.SagaState;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// What the last dry run of an owner's present life saw: how many things its resources hold, and
/// how many of them are in use.
///
/// @param deletion the dry run
/// @param left steps that were not looked at yet
/// @param things per kind, how many things there are; only of what was looked at
/// @param active how many of them are in use
record LastLook(
    UUID deletion, SagaState state, int left, Map<String, Long> things, long active, Instant at) {
  /// Whether all was looked at.
  public boolean isComplete() {
    return state == SagaState.REHEARSED;
  }

  /// Whether it is still being looked.
  public boolean isUnderWay() {
    return state.isOpen();
  }
}
