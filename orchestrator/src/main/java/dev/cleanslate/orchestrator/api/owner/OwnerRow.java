package dev.cleanslate.orchestrator.api.owner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/// An owner's row as it is read for showing; never written.
@Table("owner")
public record OwnerRow(
    @Id long no,
    String tenant,
    String type,
    String id,
    int incarnation,
    String state,
    boolean registered,
    Instant bornAt,
    @Nullable Instant deletedAt) {}
