package dev.cleanslate.orchestrator.engine;

import java.util.UUID;

/// No saga has this id.
public final class UnknownSaga extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Names the id.
  public UnknownSaga(UUID saga) {
    super("no deletion has the id " + saga);
  }
}
