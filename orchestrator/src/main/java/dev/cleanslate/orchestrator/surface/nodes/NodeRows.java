package dev.cleanslate.orchestrator.surface.nodes;

import dev.cleanslate.orchestrator.api.http.Columns;
import dev.cleanslate.orchestrator.ledger.Owner;
import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.orchestrator.saga.StepState;
import dev.cleanslate.orchestrator.surface.ConditionalOnSurface;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the clusters' clients ask about nodes and nobody else does, read from the tables.
/// Thread-safe.
@Component
@ConditionalOnSurface(NodesConfiguration.SYSTEM)
final class NodeRows {
  private static final int MOST = 5000;

  private final JdbcClient jdbc;

  NodeRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The steps of a deletion, by number, without owned owners.
  List<Operations.Op> operations(UUID deletion) {
    return jdbc.sql(
            """
            select s.kind, coalesce(r.id, r.intent_key) as id, s.state, s.why
              from step s
              join resource r on r.no = s.id
             where s.saga_id = :deletion
               and s.kind <> 'owner'
             order by s.id
             limit :limit
            """)
        .param("deletion", deletion)
        .param("limit", MOST)
        .query((row, _) ->
            new Operations.Op(
                row.getString("kind"),
                row.getString("id"),
                StepState.of(row.getString("state")),
                row.getString("why")))
        .list();
  }

  /// What a deletion's own steps came to, without owned owners.
  Operations.Summary summary(UUID deletion) {
    return jdbc.sql(
            """
            select count(*) as total, count(*) filter (where state = 'gone') as gone
              from step
             where saga_id = :deletion
               and kind <> 'owner'
            """)
        .param("deletion", deletion)
        .query((row, _) -> Operations.Summary.of(row.getLong("total"), row.getLong("gone")))
        .single();
  }

  /// The owners that a deletion takes along, each with its latest deletion.
  List<OwnedNode> owned(UUID deletion) {
    return jdbc.sql(
            """
            select o.id as name, latest.id, latest.state, latest.total, latest.gone
              from step t
              join resource r on r.no = t.id
              join owner o on o.no = r.child_no
              left join lateral (
                   select id, state, gone,
                          planned + sent + waiting + checking + stuck + unverifiable + gone + doubted + seen as total
                     from saga
                    where owner_no = o.no
                      and not rehearsal
                    order by created_at desc
                    limit 1) latest on true
             where t.saga_id = :deletion
               and t.kind = 'owner'
             order by t.id
             limit :limit
            """)
        .param("deletion", deletion)
        .param("limit", MOST)
        .query(NodeRows::ownedNode)
        .list();
  }

  private static OwnedNode ownedNode(ResultSet row, int number) throws SQLException {
    String state = row.getString("state");
    return new OwnedNode(
        row.getString("name"),
        row.getObject("id", UUID.class),
        state == null ? null : SagaState.of(state),
        state == null
            ? Operations.Summary.of(1, 0)
            : Operations.Summary.of(row.getLong("total"), row.getLong("gone")));
  }

  /// How many nodes of a tenant stand how.
  Map<Standing, Long> standings(String tenant) {
    Map<Standing, Long> counts = new EnumMap<>(Standing.class);
    jdbc.sql(
            """
            select o.state, o.failed_at is not null as failed, latest.state as latest,
                   coalesce(latest.stuck + latest.unverifiable + latest.doubted > 0, false) as left_over, count(*) as nodes
              from owner o
              left join lateral (
                   select state, stuck, unverifiable, doubted
                     from saga
                    where owner_no = o.no
                      and incarnation = o.incarnation
                      and not rehearsal
                    order by created_at desc
                    limit 1) latest on true
             where o.tenant = :tenant
               and o.type = :type
             group by 1, 2, 3, 4
            """)
        .param("tenant", tenant)
        .param("type", NodesConfiguration.NODE)
        .query(row -> {
          String latest = row.getString("latest");
          counts.merge(
              Standing.of(
                  Owner.State.of(row.getString("state")),
                  row.getBoolean("failed"),
                  latest == null ? null : SagaState.of(latest),
                  row.getBoolean("left_over")),
              row.getLong("nodes"),
              Long::sum);
        });
    return counts;
  }

  /// What is known of everything that this life of an owner holds or held: by the newest look,
  /// which may be that of a rehearsal. What a look found again after it was gone counts as that.
  List<Validation.Known> known(long owner, int incarnation, @Nullable UUID rehearsal) {
    return jdbc.sql(
            """
            select r.kind, coalesce(r.id, r.intent_key) as id,
                   coalesce(fresh.state, last.state, case when r.state = 'gone' then 'gone' end) as state,
                   case when fresh.state is null then last.why else fresh.why end as why,
                   coalesce(fresh.changed_at, last.changed_at, r.gone_at) as at
              from resource r
              left join step fresh
                on fresh.id = r.no
               and fresh.saga_id = cast(:rehearsal as uuid)
               and fresh.state in ('seen', 'gone', 'unverifiable')
              left join lateral (
                   select t.state, t.why, t.changed_at
                     from step t
                     join saga s on s.id = t.saga_id
                    where t.id = r.no
                      and not s.rehearsal
                    order by s.created_at desc
                    limit 1) last on true
             where r.owner_no = :owner
               and r.incarnation = :incarnation
               and (r.state <> 'removed' or r.id is not null)
             order by r.no
            """)
        .param("rehearsal", rehearsal)
        .param("owner", owner)
        .param("incarnation", incarnation)
        .query((row, _) -> {
          String state = row.getString("state");
          return new Validation.Known(
              row.getString("kind"),
              row.getString("id"),
              state == null ? null : StepState.of(state),
              row.getString("why"),
              Columns.time(row, "at"));
        })
        .list();
  }

  /// An owner that goes with another.
  ///
  /// @param deletion its latest; absent where it has none yet
  /// @param summary of its own steps; one that was not done where there is no deletion yet
  record OwnedNode(
      String name,
      @Nullable UUID deletion,
      @Nullable SagaState state,
      Operations.Summary summary) {}
}
