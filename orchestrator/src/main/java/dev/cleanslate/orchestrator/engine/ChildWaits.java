package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.StepRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which steps of kind owner wait for which deletions, in PostgreSQL.
final class ChildWaits {
  private final JdbcClient jdbc;

  ChildWaits(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void await(UUID child, StepRef parent) {
    jdbc.sql(
            """
            insert into child_wait (parent_saga, parent_step, child_saga, round, ticket)
            values (:parent, :step, :child, :round, :ticket)
            on conflict (parent_saga, parent_step) do update
               set child_saga = excluded.child_saga,
                   round = excluded.round,
                   ticket = excluded.ticket
             where child_wait.round <= excluded.round
            """)
        .param("parent", parent.saga())
        .param("step", parent.step())
        .param("child", child)
        .param("round", parent.round())
        .param("ticket", parent.ticket())
        .update();
  }

  Optional<Sagas.Awaited> awaited(UUID parent, long step) {
    return jdbc.sql(
            """
            select child_saga, round
              from child_wait
             where parent_saga = :parent
               and parent_step = :step
            """)
        .param("parent", parent)
        .param("step", step)
        .query((row, _) ->
            new Sagas.Awaited(row.getObject("child_saga", UUID.class), row.getInt("round")))
        .optional();
  }

  Optional<String> whatIsStuck(UUID saga) {
    return jdbc.sql(
            """
            select s.kind || ' ' || coalesce(r.id, r.intent_key, '') || ': ' || coalesce(s.why, s.state)
              from step s
              join resource r on r.no = s.id
             where s.saga_id = :saga
               and s.state in ('stuck', 'unverifiable')
             order by s.state, s.id
             limit 1
            """)
        .param("saga", saga)
        .query((row, _) -> row.getString(1))
        .optional();
  }

  Map<UUID, List<StepRef>> awaiting(Collection<UUID> children) {
    Map<UUID, List<StepRef>> waiting = new LinkedHashMap<>();
    jdbc.sql(
            """
            select child_saga, parent_saga, parent_step, round, ticket
              from child_wait
             where child_saga = any (:children::uuid[])
             order by parent_saga, parent_step
            """)
        .param("children", children.stream().map(UUID::toString).toArray(String[]::new))
        .query(row -> {
          waiting
              .computeIfAbsent(row.getObject("child_saga", UUID.class), _ -> new ArrayList<>())
              .add(
                  new StepRef(
                      row.getObject("parent_saga", UUID.class),
                      row.getLong("parent_step"),
                      row.getInt("round"),
                      row.getObject("ticket", UUID.class)));
        });
    return waiting;
  }
}
