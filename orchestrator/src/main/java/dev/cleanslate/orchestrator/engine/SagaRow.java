package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Traceparent;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.plan.Plan;
import dev.cleanslate.orchestrator.saga.Counts;
import dev.cleanslate.orchestrator.saga.Mode;
import dev.cleanslate.orchestrator.saga.Saga;
import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.orchestrator.saga.Step;
import dev.cleanslate.orchestrator.saga.StepState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/// How rows become sagas and steps.
final class SagaRow {
  private static final TypeReference<Map<String, String>> SCOPE = new TypeReference<>() {};

  private SagaRow() {}

  static Saga saga(ResultSet row, int number) throws SQLException {
    Instant created = instant(row, "created_at");
    if (created == null) {
      throw new SQLException("saga row " + number + " has no created_at");
    }
    return new Saga(
        row.getObject("id", UUID.class),
        new OwnerRef(
            row.getString("tenant"), row.getString("owner_type"), row.getString("owner_id")),
        row.getLong("owner_no"),
        row.getInt("incarnation"),
        new Mode(row.getBoolean("rehearsal"), row.getBoolean("force")),
        SagaState.of(row.getString("state")),
        row.getLong("version"),
        counts(row),
        row.getBoolean("ever_sent"),
        row.getInt("slots"),
        row.getLong("planned_through"),
        instant(row, "due_at"),
        created);
  }

  private static Counts counts(ResultSet row) throws SQLException {
    return new Counts(
        row.getInt("planned"),
        row.getInt("sent"),
        row.getInt("waiting"),
        row.getInt("checking"),
        row.getInt("stuck"),
        row.getInt("unverifiable"),
        row.getInt("gone"),
        row.getInt("doubted"),
        row.getInt("seen"));
  }

  static Plan plan(String json) {
    return Wire.json().readValue(json, Plan.class);
  }

  static Step step(ResultSet row) throws SQLException {
    return new Step(
        row.getLong("id"),
        target(row),
        row.getObject("parent", Long.class),
        row.getBoolean("goes_with_parent"),
        StepState.of(row.getString("state")),
        row.getInt("round"),
        row.getInt("attempt"),
        row.getInt("unanswered"),
        row.getInt("failures"),
        row.getObject("ticket", UUID.class),
        instant(row, "due_at"),
        instant(row, "deadline_at"),
        instant(row, "settle_at"),
        row.getBoolean("passed"),
        row.getBoolean("refused"),
        row.getString("why"),
        null,
        tally(row));
  }

  private static @Nullable Tally tally(ResultSet row) throws SQLException {
    Long count = row.getObject("tally_count", Long.class);
    return count == null ? null : new Tally(count, row.getLong("tally_active"));
  }

  private static Target target(ResultSet row) throws SQLException {
    String scope = row.getString("scope");
    return new Target(
        row.getString("kind"),
        row.getString("resource_id"),
        "{}".equals(scope) ? Map.of() : Wire.json().readValue(scope, SCOPE),
        row.getString("account"),
        row.getString("marker"),
        row.getString("sameness"));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }

  /// Which trace a saga is in; its own where there is no such saga.
  static Traceparent trace(JdbcClient jdbc, UUID saga) {
    return SagaTrace.of(
        saga,
        jdbc.sql("select trace from saga where id = :saga")
            .param("saga", saga)
            .query(String.class)
            .optional()
            .orElse(null));
  }
}
