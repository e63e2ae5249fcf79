package dev.cleanslate.orchestrator.api.operator;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.api.http.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A finding as it is shown.
///
/// @param deletion the deletion that found it; absent for what was found outside one
/// @param step the ledger's number of the resource; absent where it is about the whole owner
/// @param state `open`, `acknowledged`, `kept` on purpose, or `resolved`
/// @param by who acknowledged it, or keeps it
/// @param keptUntil when what is kept is open again; of what is open again, until when it was kept
/// @param firstSeenAt when a census saw it first; absent for what no census found, and once it is
///   resolved
/// @param lastSeenAt when a census saw it last
/// @param deletable whether it can be deleted by `POST /v1/orphans/cleanup`
public record OrphanView(
    long id,
    String finding,
    OwnerRef owner,
    @Nullable UUID deletion,
    @Nullable Long step,
    @Nullable Target resource,
    String reason,
    String state,
    @Nullable String by,
    @Nullable String note,
    @Nullable Instant keptUntil,
    @Nullable Instant openedAt,
    @Nullable Instant changedAt,
    @Nullable Instant firstSeenAt,
    @Nullable Instant lastSeenAt,
    @Nullable Boolean deletable) {

  static OrphanView of(ResultSet row, int number) throws SQLException {
    String resource = row.getString("resource");
    return new OrphanView(
        row.getLong("id"),
        row.getString("finding"),
        new OwnerRef(
            row.getString("tenant"), row.getString("owner_type"), row.getString("owner_id")),
        row.getObject("saga_id", UUID.class),
        row.getObject("step", Long.class),
        resource == null ? null : Wire.json().readValue(resource, Target.class),
        row.getString("reason"),
        row.getString("state"),
        row.getString("by"),
        row.getString("note"),
        Columns.time(row, "until"),
        Columns.time(row, "opened_at"),
        Columns.time(row, "changed_at"),
        Columns.time(row, "first_seen_at"),
        Columns.time(row, "last_seen_at"),
        row.getObject("deletable", Boolean.class));
  }
}
