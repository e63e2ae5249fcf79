package dev.cleanslate.orchestrator.api.deletion;

import dev.cleanslate.orchestrator.saga.StepState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads what became of deletions. Thread-safe; counts in the database, so that a large deletion is
/// no larger here than a small one.
@Component
public final class Outcomes {
  private static final int MOST_DOUBTS = 20;

  private final JdbcClient jdbc;

  Outcomes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// As it is now.
  public Outcome of(UUID deletion) {
    return new Outcome(rows(deletion), doubts(deletion));
  }

  /// When it ended; where it has not, when it was asked for.
  public Instant at(UUID deletion) {
    return jdbc.sql("select coalesce(finished_at, created_at) from saga where id = :id")
        .param("id", deletion)
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .single();
  }

  private List<Outcome.Row> rows(UUID deletion) {
    return jdbc.sql(
            """
            select kind, state, count(*) as steps, coalesce(sum(tally_count), 0) as taken,
                   coalesce(sum(tally_active), 0) as ended, count(tally_count) as sets
              from step
             where saga_id = :deletion
             group by kind, state
             order by kind, state
            """)
        .param("deletion", deletion)
        .query((row, _) ->
            new Outcome.Row(
                row.getString("kind"),
                StepState.of(row.getString("state")),
                row.getLong("steps"),
                row.getLong("taken"),
                row.getLong("ended"),
                row.getLong("sets")))
        .list();
  }

  private List<Outcome.Doubt> doubts(UUID deletion) {
    return jdbc.sql(
            """
            select s.kind, coalesce(r.name, r.id, r.intent_key) as id, s.state, coalesce(s.why, 'no reason is known') as why
              from step s
              join resource r on r.no = s.id
             where s.saga_id = :deletion
               and s.state in ('stuck', 'unverifiable', 'doubted')
             order by s.id
             limit :limit
            """)
        .param("deletion", deletion)
        .param("limit", MOST_DOUBTS)
        .query((row, _) ->
            new Outcome.Doubt(
                row.getString("kind"),
                row.getString("id"),
                StepState.of(row.getString("state")),
                row.getString("why")))
        .list();
  }
}
