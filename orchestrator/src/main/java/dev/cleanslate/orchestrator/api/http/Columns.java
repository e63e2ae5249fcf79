package dev.cleanslate.orchestrator.api.http;

import dev.cleanslate.messages.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// How columns become what is shown.
public final class Columns {
  private static final TypeReference<Map<String, String>> SCOPE = new TypeReference<>() {};

  private Columns() {}

  /// A time that may be absent.
  public static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }

  /// A resource's scope.
  public static Map<String, String> scope(String json) {
    return Wire.json().readValue(json, SCOPE);
  }
}
