package dev.cleanslate.orchestrator.api.operator;

import dev.cleanslate.orchestrator.api.http.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of a finding's history as it is shown.
///
/// @param from its state before; absent when it was found
/// @param to its state from then on; the same as before where only what is said of it changed
/// @param by the person who said so; absent where nobody did
/// @param until when what is kept is open again; of what is open again, until when it was kept
public record FindingStatus(
    @Nullable String from,
    String to,
    String finding,
    String reason,
    @Nullable String by,
    @Nullable String note,
    @Nullable Instant until,
    @Nullable Instant at) {

  static FindingStatus of(ResultSet row, int number) throws SQLException {
    return new FindingStatus(
        row.getString("was"),
        row.getString("state"),
        row.getString("finding"),
        row.getString("reason"),
        row.getString("by"),
        row.getString("note"),
        Columns.time(row, "until"),
        Columns.time(row, "at"));
  }
}
