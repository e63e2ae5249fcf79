package dev.cleanslate.orchestrator.api.deletion;

import dev.cleanslate.orchestrator.saga.Counts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/// A saga's row as it is read for showing; never written.
@Table("saga")
record DeletionRow(
    @Id UUID id,
    String tenant,
    String ownerType,
    String ownerId,
    int incarnation,
    String state,
    long version,
    @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY) Counts counts,
    boolean everSent,
    boolean rehearsal,
    boolean force,
    String plan,
    @Nullable String trace,
    @Nullable String requestedBy,
    @Nullable String reason,
    Instant createdAt,
    Instant changedAt,
    @Nullable Instant dueAt,
    @Nullable Instant finishedAt) {}
