package dev.cleanslate.orchestrator.api.owner;

import dev.cleanslate.orchestrator.api.http.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of an owner's history as it is shown.
///
/// @param seq counts them, from 1
/// @param incarnation the life of the owner it belongs to
/// @param from what the owner was; absent where it was not known before
/// @param to what it is from then on; the same as before where only something was told
/// @param by the person or service that brought it about
/// @param deletion the deletion it belongs to, if it belongs to one
public record StatusView(
    int seq,
    int incarnation,
    @Nullable String from,
    String to,
    String by,
    String why,
    @Nullable Instant at,
    @Nullable UUID deletion) {

  static StatusView of(ResultSet row, int number) throws SQLException {
    return new StatusView(
        row.getInt("seq"),
        row.getInt("incarnation"),
        row.getString("was"),
        row.getString("state"),
        row.getString("by"),
        row.getString("why"),
        Columns.time(row, "at"),
        row.getObject("saga_id", UUID.class));
  }
}
