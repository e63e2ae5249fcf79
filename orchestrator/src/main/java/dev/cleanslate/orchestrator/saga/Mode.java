package dev.cleanslate.orchestrator.saga;

/// How a saga goes about it.
///
/// @param rehearsal whether it only looks, and says what would go
/// @param force whether what is in use is ended first
public record Mode(boolean rehearsal, boolean force) {
  /// Deletes, and forces nothing.
  public static final Mode GRACEFUL = new Mode(false, false);

  /// The same, but forced.
  public Mode forced() {
    return new Mode(rehearsal, true);
  }
}
