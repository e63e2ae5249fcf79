package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.orchestrator.saga.Mode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who asked for a deletion, and why: what a saga is opened with.
///
/// @param id the saga's id
/// @param requestedBy the person or service behind it
/// @param reason why
/// @param mode whether it deletes or only looks, and how
public record Opening(UUID id, @Nullable String requestedBy, @Nullable String reason, Mode mode) {
  /// A deletion that forces nothing.
  public Opening(UUID id, @Nullable String requestedBy, @Nullable String reason) {
    this(id, requestedBy, reason, Mode.GRACEFUL);
  }
}
