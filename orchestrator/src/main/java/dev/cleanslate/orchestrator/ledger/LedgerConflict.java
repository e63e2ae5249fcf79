package dev.cleanslate.orchestrator.ledger;

/// What upstream says contradicts what the ledger holds; the text names both and says what to do.
public final class LedgerConflict extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What contradicts what.
  public LedgerConflict(String message) {
    super(message);
  }
}
