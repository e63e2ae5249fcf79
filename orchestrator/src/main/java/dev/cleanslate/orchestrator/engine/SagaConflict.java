package dev.cleanslate.orchestrator.engine;

/// What was asked does not go together with what the saga is; the text says what it is and what to
/// do instead.
public final class SagaConflict extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What was asked, and why it cannot be.
  public SagaConflict(String message) {
    super(message);
  }
}
