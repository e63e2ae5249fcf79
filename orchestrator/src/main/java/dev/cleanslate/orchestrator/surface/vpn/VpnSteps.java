package dev.cleanslate.orchestrator.surface.vpn;

import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.api.http.Columns;
import dev.cleanslate.orchestrator.saga.StepState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is known of the steps of an instance's deletion: all are counted, and of each kind those
/// that were not seen gone come first and a few are spelt out.
final class VpnSteps {
  private static final int SPELT_OUT = 20;

  private final JdbcClient jdbc;

  VpnSteps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// So many steps of a kind in that state.
  List<Count> counts(UUID deletion) {
    return jdbc.sql(
            """
            select kind, state, count(*) as steps, max(changed_at) as last
              from step
             where saga_id = :deletion
             group by kind, state
             order by kind, state
            """)
        .param("deletion", deletion)
        .query((row, _) ->
            new Count(
                row.getString("kind"),
                StepState.of(row.getString("state")),
                row.getInt("steps"),
                row.getTimestamp("last").toInstant()))
        .list();
  }

  List<Seen> seen(UUID deletion) {
    return jdbc.sql(
            """
            select s.kind, s.state, s.why, s.evidence::text as evidence, r.id, r.sameness
              from (select *, row_number() over (partition by kind order by state = 'gone', id) as place
                      from step
                     where saga_id = :deletion) s
              join resource r on r.no = s.id
             where s.place <= :most
             order by s.kind, s.place
            """)
        .param("deletion", deletion)
        .param("most", SPELT_OUT)
        .query(VpnSteps::seen)
        .list();
  }

  private static Seen seen(ResultSet row, int number) throws SQLException {
    String evidence = row.getString("evidence");
    return new Seen(
        row.getString("kind"),
        row.getString("id"),
        row.getString("sameness"),
        StepState.of(row.getString("state")),
        row.getString("why"),
        evidence == null ? null : Wire.json().readValue(evidence, Evidence.class));
  }

  /// When the first step of each kind was opened, from what its history spells out.
  List<Begun> begun(UUID deletion) {
    return jdbc.sql(
            """
            select move ->> 'kind' as kind, min(at) as at
              from history
             cross join lateral jsonb_array_elements(event -> 'moves') as move
             where saga_id = :deletion
               and move ->> 'from' = 'planned'
             group by move ->> 'kind'
            """)
        .param("deletion", deletion)
        .query((row, _) -> new Begun(row.getString("kind"), Columns.time(row, "at")))
        .list();
  }

  /// So many steps of a kind in a state, the last of which came there then.
  record Count(String kind, StepState state, int steps, Instant last) {}

  /// A step, and what the last look saw.
  record Seen(
      String kind,
      @Nullable String id,
      @Nullable String sameness,
      StepState state,
      @Nullable String why,
      @Nullable Evidence evidence) {}

  /// When a kind was begun with.
  record Begun(String kind, @Nullable Instant at) {}
}
