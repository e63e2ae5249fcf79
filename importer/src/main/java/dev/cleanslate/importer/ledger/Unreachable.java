package dev.cleanslate.importer.ledger;

/// The orchestrator does not answer, or not this caller. Nothing that was registered is lost; the
/// import can be run again.
public final class Unreachable extends Exception {
  private static final long serialVersionUID = 1L;

  Unreachable(String problem) {
    super(problem);
  }

  Unreachable(String problem, Throwable cause) {
    super(problem, cause);
  }
}
