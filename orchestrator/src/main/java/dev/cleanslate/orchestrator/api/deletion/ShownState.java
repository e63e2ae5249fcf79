package dev.cleanslate.orchestrator.api.deletion;

import dev.cleanslate.orchestrator.saga.Counts;
import dev.cleanslate.orchestrator.saga.SagaState;
import java.util.Locale;

/// What a person is told a deletion is doing, derived from its state and its counts.
enum ShownState {
  /// Its owner is hidden, and can be restored.
  GRACE,
  /// Its steps are being written.
  PLANNING,
  /// Commands are out, or about to go out.
  DELETING,
  /// No command is out; the next ones have their time.
  WAITING,
  /// Nothing but looking again is under way.
  VERIFYING,
  /// An operator holds it.
  HELD,
  /// It waits for a person.
  STUCK,
  /// Everything was seen gone.
  DELETED,
  /// A person gave it up.
  ABANDONED,
  /// It was taken back before it began.
  CANCELLED,
  /// It only looks, and has not looked at everything yet.
  REHEARSING,
  /// It has looked at everything.
  REHEARSED;

  static ShownState ofRehearsal(SagaState state) {
    return switch (state) {
      case GRACE, PLANNING, DELETING, STUCK -> REHEARSING;
      case REHEARSED, DELETED -> REHEARSED;
      case ABANDONED, CANCELLED -> CANCELLED;
    };
  }

  static ShownState of(SagaState state, Counts counts, boolean held) {
    return switch (state) {
      case GRACE -> GRACE;
      case PLANNING -> PLANNING;
      case DELETING -> moving(counts, held);
      case STUCK -> STUCK;
      case DELETED -> DELETED;
      case ABANDONED -> ABANDONED;
      case CANCELLED -> CANCELLED;
      case REHEARSED -> REHEARSED;
    };
  }

  private static ShownState moving(Counts counts, boolean held) {
    if (held && counts.planned() + counts.sent() + counts.waiting() > 0) {
      return HELD;
    }
    if (counts.sent() > 0) {
      return DELETING;
    }
    if (counts.waiting() > 0) {
      return WAITING;
    }
    return counts.checking() + counts.doubted() > 0 ? VERIFYING : DELETING;
  }

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
