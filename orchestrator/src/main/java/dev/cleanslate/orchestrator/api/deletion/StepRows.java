package dev.cleanslate.orchestrator.api.deletion;

import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.api.http.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Steps of one deletion, by number, for reading. Whether the caller may see that deletion was
/// asked before. Thread-safe.
@Component
public final class StepRows {
  private static final String COLUMNS =
      """
      select s.id as step, s.kind, r.id, r.name, r.scope::text as scope, r.account, r.intent_key, s.parent, s.state,
             s.round, s.attempt, s.failures, s.unanswered, s.due_at, s.deadline_at, s.why,
             s.evidence::text as evidence, s.changed_at, s.tally_count, s.tally_active, w.child_saga as deletion
        from step s
        join resource r on r.no = s.id
        left join child_wait w
          on w.parent_saga = s.saga_id
         and w.parent_step = s.id
       where s.saga_id = :deletion
         and s.id > :beyond
      """;
  private static final String PAGE = " order by s.id limit :limit";

  private final JdbcClient jdbc;

  StepRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Those in one state, or all. The state is written into the statement, so that the partial index
  /// serves it; it is one of a few fixed words.
  ///
  /// @param beyond the number after which to begin
  public List<StepView> list(UUID deletion, @Nullable String state, long beyond, int limit) {
    String only = state == null ? "" : " and s.state = '" + state + "'";
    return rows(COLUMNS + only + PAGE, deletion, beyond, limit).list();
  }

  /// Those of one kind.
  public List<StepView> ofKind(UUID deletion, String kind, long beyond, int limit) {
    return asked(COLUMNS + " and s.kind = :kind" + PAGE, deletion, beyond, limit)
        .param("kind", kind)
        .query(StepRows::view)
        .list();
  }

  /// Those that cannot go, or of which nobody can tell.
  public List<StepView> troubled(UUID deletion, int limit) {
    String only = " and s.state in ('stuck', 'unverifiable', 'doubted')";
    return rows(COLUMNS + only + PAGE, deletion, 0, limit).list();
  }

  /// One of them.
  public Optional<StepView> one(UUID deletion, long step) {
    return rows(COLUMNS + PAGE, deletion, step - 1, 1)
        .optional()
        .filter(found -> found.step() == step);
  }

  private JdbcClient.MappedQuerySpec<StepView> rows(
      String sql, UUID deletion, long beyond, int limit) {
    return asked(sql, deletion, beyond, limit).query(StepRows::view);
  }

  private JdbcClient.StatementSpec asked(String sql, UUID deletion, long beyond, int limit) {
    return jdbc.sql(sql).param("deletion", deletion).param("beyond", beyond).param("limit", limit);
  }

  private static StepView view(ResultSet row, int number) throws SQLException {
    String evidence = row.getString("evidence");
    return new StepView(
        row.getLong("step"),
        row.getString("kind"),
        row.getString("id"),
        row.getString("name"),
        Columns.scope(row.getString("scope")),
        row.getString("account"),
        row.getString("intent_key"),
        row.getObject("parent", Long.class),
        row.getString("state"),
        row.getInt("round"),
        row.getInt("attempt"),
        row.getInt("failures"),
        row.getInt("unanswered"),
        Columns.time(row, "due_at"),
        Columns.time(row, "deadline_at"),
        row.getString("why"),
        evidence == null ? null : Wire.json().readValue(evidence, Evidence.class),
        Columns.time(row, "changed_at"),
        row.getObject("deletion", UUID.class),
        tally(row));
  }

  private static @Nullable Tally tally(ResultSet row) throws SQLException {
    Long count = row.getObject("tally_count", Long.class);
    return count == null ? null : new Tally(count, row.getLong("tally_active"));
  }
}
