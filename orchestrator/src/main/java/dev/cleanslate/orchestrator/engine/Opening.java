package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.Traceparent;
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
/// @param trace in which trace it is; absent for one of its own
public record Opening(
    UUID id,
    @Nullable String requestedBy,
    @Nullable String reason,
    Mode mode,
    Duration grace,
    @Nullable Traceparent trace) {
  /// A deletion in a trace of its own.
  public Opening(
      UUID id, @Nullable String requestedBy, @Nullable String reason, Mode mode, Duration grace) {
    this(id, requestedBy, reason, mode, grace, null);
  }

  /// A deletion that forces nothing and begins at once.
  public Opening(UUID id, @Nullable String requestedBy, @Nullable String reason) {
    this(id, requestedBy, reason, Mode.GRACEFUL);
  }

  /// A deletion that begins at once.
  public Opening(UUID id, @Nullable String requestedBy, @Nullable String reason, Mode mode) {
    this(id, requestedBy, reason, mode, Duration.ZERO);
  }

  /// The same, in that trace.
  public Opening in(@Nullable Traceparent other) {
    return new Opening(id, requestedBy, reason, mode, grace, other);
  }

  /// Where all that belongs to it is told.
  Traceparent place() {
    return trace == null ? Traceparent.of(id, null) : trace;
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
