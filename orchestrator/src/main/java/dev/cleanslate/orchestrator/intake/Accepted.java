package dev.cleanslate.orchestrator.intake;

import java.util.UUID;

/// What became of a delete request.
///
/// @param saga the deletion that answers it
public record Accepted(UUID saga, Outcome outcome) {
  /// How it was taken.
  public enum Outcome {
    /// It opened a deletion.
    OPENED,
    /// The owner was being deleted already.
    JOINED,
    /// The owner is deleted already.
    FINISHED,
    /// The same request came before.
    REPEATED
  }
}
