package dev.cleanslate.orchestrator.api.owner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/// A resource's row as it is read for showing; never written.
@Table("resource")
record ResourceRow(
    @Id long no,
    int incarnation,
    String kind,
    @Nullable String id,
    String scope,
    @Nullable String account,
    @Nullable String name,
    @Nullable String marker,
    @Nullable String sameness,
    @Nullable Long parentNo,
    @Nullable String intentKey,
    @Nullable Instant settleAt,
    String state,
    Instant registeredAt,
    @Nullable String registeredBy,
    @Nullable Instant goneAt) {}
