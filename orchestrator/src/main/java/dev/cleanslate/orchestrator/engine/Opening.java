package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.orchestrator.ledger.Word;
import dev.cleanslate.orchestrator.saga.Mode;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who asked for a deletion, and why: what a saga is opened with.
///
/// @param id the saga's id
/// @param requestedBy the person or service behind it
/// @param reason why
/// @param mode whether it deletes or only looks, and how
/// @param grace how long its owner is hidden, and can be restored, before anything is done
public record Opening(
    UUID id, @Nullable String requestedBy, @Nullable String reason, Mode mode, Duration grace) {
  /// A deletion that forces nothing and begins at once.
  public Opening(UUID id, @Nullable String requestedBy, @Nullable String reason) {
    this(id, requestedBy, reason, Mode.GRACEFUL);
  }

  /// A deletion that begins at once.
  public Opening(UUID id, @Nullable String requestedBy, @Nullable String reason, Mode mode) {
    this(id, requestedBy, reason, mode, Duration.ZERO);
  }

  boolean hasGrace() {
    return grace.isPositive();
  }

  /// As the owner's history tells it.
  Word word() {
    return new Word(
        requestedBy == null ? Word.UPSTREAM : requestedBy,
        reason == null ? "a deletion was asked for" : reason,
        id);
  }
}
