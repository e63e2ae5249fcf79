package dev.cleanslate.orchestrator.engine;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who asked for a deletion, and why: what a saga is opened with.
///
/// @param id the saga's id
/// @param requestedBy the person or service behind it
/// @param reason why
public record Opening(UUID id, @Nullable String requestedBy, @Nullable String reason) {}
