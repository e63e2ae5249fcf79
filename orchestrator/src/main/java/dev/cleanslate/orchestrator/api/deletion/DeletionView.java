package dev.cleanslate.orchestrator.api.deletion;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.api.owner.PlanView;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A deletion as it is shown.
///
/// @param state what it is, as in messages
/// @param shown what it is doing, for people
/// @param hold what holds it back as a whole (`tenant/acme`); absent where nothing does
/// @param version counts its moves; the last event's `seq`
/// @param counts how many steps are in each state
/// @param left steps that were not seen gone
/// @param dryRun whether it only looks; then `counts.seen` says how much would go
/// @param force whether what is in use is ended first
/// @param trace the id of its trace, 32 hex digits
/// @param graceUntil until when its owner can be restored, and nothing is done; absent where there
///   is no such time
/// @param cancellable whether nothing was sent yet, so that it can be taken back
public record DeletionView(
    UUID id,
    OwnerRef owner,
    int incarnation,
    String state,
    String shown,
    @Nullable String hold,
    long version,
    Map<String, Integer> counts,
    int steps,
    int left,
    boolean cancellable,
    boolean dryRun,
    boolean force,
    PlanView plan,
    String trace,
    @Nullable String requestedBy,
    @Nullable String reason,
    @Nullable Instant graceUntil,
    Instant createdAt,
    Instant changedAt,
    @Nullable Instant finishedAt) {}
