package dev.cleanslate.orchestrator.intake;

/// A delete request that cannot be taken; the text says why and what to do. Nothing was changed.
public final class DeletionRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  DeletionRefused(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /// Why.
  public Reason reason() {
    return reason;
  }

  /// Why a request is refused.
  public enum Reason {
    /// The catalog declares no such type of owner.
    UNKNOWN_TYPE,
    /// Nobody ever registered this owner.
    UNKNOWN_OWNER,
    /// It is older than the owner's present life.
    STALE,
    /// What would be deleted is not what was previewed.
    PLAN_CHANGED,
    /// Only operators may delete owners of this type.
    OPERATORS_ONLY,
    /// The same source used the same id for another request.
    ID_REUSED
  }
}
