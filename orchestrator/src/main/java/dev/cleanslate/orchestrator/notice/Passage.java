package dev.cleanslate.orchestrator.notice;

import dev.cleanslate.messages.OwnerRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What happened to a deletion, in one transaction of its, with what it is now.
///
/// @param seq the saga's version in that transaction
/// @param began whether it was its first
/// @param ended whether it was the one in which it ended
/// @param state what it is now
/// @param left steps that were not seen gone
public record Passage(
    UUID deletion,
    OwnerRef owner,
    long seq,
    boolean began,
    boolean ended,
    String state,
    int steps,
    int left,
    @Nullable String requestedBy,
    @Nullable String reason,
    Instant createdAt,
    @Nullable Instant finishedAt,
    Instant at) {}
