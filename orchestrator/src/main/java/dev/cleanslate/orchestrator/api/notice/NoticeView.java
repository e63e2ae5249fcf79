package dev.cleanslate.orchestrator.api.notice;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.api.http.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A notice as it is shown: what is told, to which channel, and how that goes.
///
/// @param event the name by which a receiver drops repeats
/// @param matter `findings`, `results`, `alerts` or `replies`
/// @param owner whom it is about; absent where it is about the whole tenant
/// @param state `pending`, `sent` or `dead`
/// @param attempts how often it was tried, since ever
/// @param why what the last try came to; absent where it was delivered, or not tried yet
/// @param body what is sent
/// @param dueAt when it is tried next
/// @param endedAt when it was delivered, or given up
record NoticeView(
    long id,
    String event,
    String channel,
    String matter,
    String severity,
    @Nullable OwnerRef owner,
    String title,
    String state,
    int attempts,
    @Nullable String why,
    JsonNode body,
    @Nullable Instant createdAt,
    @Nullable Instant dueAt,
    @Nullable Instant endedAt) {

  static NoticeView of(ResultSet row, int number) throws SQLException {
    String type = row.getString("owner_type");
    return new NoticeView(
        row.getLong("id"),
        row.getString("event"),
        row.getString("channel"),
        row.getString("matter"),
        row.getString("severity"),
        type == null
            ? null
            : new OwnerRef(row.getString("tenant"), type, row.getString("owner_id")),
        row.getString("title"),
        row.getString("state"),
        row.getInt("attempts"),
        row.getString("why"),
        Wire.json().readTree(row.getString("body")),
        Columns.time(row, "created_at"),
        Columns.time(row, "due_at"),
        Columns.time(row, "ended_at"));
  }
}
