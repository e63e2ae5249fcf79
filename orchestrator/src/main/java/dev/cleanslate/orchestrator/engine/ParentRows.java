package dev.cleanslate.orchestrator.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Order between instances, in PostgreSQL: how many things stand in the way of each step. A parent
/// waits for its children; what goes with its parent waits for that.
final class ParentRows {
  private static final String AWAIT_CARRIERS =
      """
      update step
         set children_open = step.children_open + 1
        from step carrier
       where step.saga_id = :saga
         and step.goes_with_parent
         and carrier.saga_id = step.saga_id
         and carrier.id = step.parent
         and carrier.state <> 'gone'
      """;

  private final JdbcClient jdbc;

  ParentRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void count(UUID saga) {
    jdbc.sql(
            """
            update step
               set children_open = child.n
              from (select parent, count(*) as n
                      from step
                     where saga_id = :saga
                       and parent is not null
                       and not goes_with_parent
                       and not passed
                     group by parent) child
             where step.saga_id = :saga
               and step.id = child.parent
            """)
        .param("saga", saga)
        .update();
    jdbc.sql(AWAIT_CARRIERS).param("saga", saga).update();
  }

  void awaitCarriers(UUID saga, Collection<Long> steps) {
    if (!steps.isEmpty()) {
      jdbc.sql(AWAIT_CARRIERS + " and step.id = any (:steps)")
          .param("saga", saga)
          .param("steps", steps.toArray(Long[]::new))
          .update();
    }
  }

  void childrenMoved(Map<StepKey, Integer> deltas) {
    List<StepKey> keys = new ArrayList<>(new TreeMap<>(deltas).keySet());
    jdbc.sql(
            """
            update step
               set children_open = children_open + moved.delta
              from unnest(:sagas::uuid[], :steps::bigint[], :deltas::int[]) as moved (saga_id, id, delta)
             where step.saga_id = moved.saga_id
               and step.id = moved.id
            """)
        .param("sagas", texts(keys))
        .param("steps", keys.stream().map(StepKey::step).toArray(Long[]::new))
        .param("deltas", keys.stream().map(deltas::get).toArray(Integer[]::new))
        .update();
  }

  void carriersMoved(Map<StepKey, Integer> deltas) {
    List<StepKey> keys = new ArrayList<>(new TreeMap<>(deltas).keySet());
    jdbc.sql(
            """
            update step
               set children_open = children_open + moved.delta
              from unnest(:sagas::uuid[], :steps::bigint[], :deltas::int[]) as moved (saga_id, id, delta)
             where step.saga_id = moved.saga_id
               and step.parent = moved.id
               and step.goes_with_parent
            """)
        .param("sagas", texts(keys))
        .param("steps", keys.stream().map(StepKey::step).toArray(Long[]::new))
        .param("deltas", keys.stream().map(deltas::get).toArray(Integer[]::new))
        .update();
  }

  private static String[] texts(List<StepKey> keys) {
    return keys.stream().map(key -> key.saga().toString()).toArray(String[]::new);
  }
}
