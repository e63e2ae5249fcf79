package dev.cleanslate.orchestrator.ledger;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// How rows become owners and holdings.
final class LedgerRow {
  private static final TypeReference<Map<String, String>> SCOPE = new TypeReference<>() {};

  private LedgerRow() {}

  static Owner owner(ResultSet row, int number) throws SQLException {
    return new Owner(
        row.getLong("no"),
        new OwnerRef(row.getString("tenant"), row.getString("type"), row.getString("id")),
        row.getInt("incarnation"),
        Owner.State.of(row.getString("state")),
        row.getTimestamp("born_at").toInstant(),
        instant(row, "deleted_at"),
        row.getBoolean("registered"));
  }

  static Holding holding(ResultSet row) throws SQLException {
    return new Holding(
        row.getLong("no"),
        new Target(
            row.getString("kind"),
            row.getString("id"),
            Wire.json().readValue(row.getString("scope"), SCOPE),
            row.getString("account"),
            row.getString("marker"),
            row.getString("sameness")),
        row.getObject("parent_no", Long.class),
        row.getBoolean("goes_with_parent"),
        instant(row, "settle_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }
}
