package dev.cleanslate.orchestrator.saga;

import java.util.Locale;

/// What a saga as a whole is.
public enum SagaState {
  /// Its owner is hidden, and can be restored: nothing is done before that time is over.
  GRACE,
  /// Its steps are being written, page by page.
  PLANNING,
  /// Something moves or can be opened.
  DELETING,
  /// Nothing moves; what is left waits for a person, or for a slow look to find that the way is
  /// free.
  STUCK,
  /// Everything was seen gone, and the owner with it. The end.
  DELETED,
  /// A person gave it up, with a reason. The end.
  ABANDONED,
  /// Taken back before anything was deleted. The end.
  CANCELLED,
  /// A rehearsal that has looked at everything. The end.
  REHEARSED;

  /// Whether it has not ended.
  public boolean isOpen() {
    return switch (this) {
      case GRACE, PLANNING, DELETING, STUCK -> true;
      case DELETED, ABANDONED, CANCELLED, REHEARSED -> false;
    };
  }

  /// As it is written in messages and in the database.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The state that is written so.
  public static SagaState of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
