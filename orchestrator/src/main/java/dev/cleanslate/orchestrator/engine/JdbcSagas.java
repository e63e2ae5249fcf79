package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Traceparent;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.plan.Plan;
import dev.cleanslate.orchestrator.saga.Gate;
import dev.cleanslate.orchestrator.saga.Gates;
import dev.cleanslate.orchestrator.saga.Saga;
import dev.cleanslate.orchestrator.saga.Step;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Sagas in PostgreSQL: whole batches in single statements, through arrays and `unnest`.
final class JdbcSagas implements Sagas {
  private final JdbcClient jdbc;
  private final GateRows gates;
  private final StepWriter steps;
  private final SagaWriter writer;
  private final TimerRows timers;
  private final ParentRows parents;
  private final ChildWaits waits;

  JdbcSagas(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.gates = new GateRows(jdbc);
    this.steps = new StepWriter(jdbc);
    this.writer = new SagaWriter(jdbc, gates, steps);
    this.timers = new TimerRows(jdbc);
    this.parents = new ParentRows(jdbc);
    this.waits = new ChildWaits(jdbc);
  }

  @Override
  public Instant now() {
    return jdbc.sql("select clock_timestamp()").query(Timestamp.class).single().toInstant();
  }

  @Override
  public boolean insert(Sheet sheet, Opening opening) {
    return writer.insert(sheet, opening);
  }

  @Override
  public Optional<UUID> openFor(long ownerNo) {
    return openFor(ownerNo, false);
  }

  @Override
  public Optional<UUID> rehearsalFor(long ownerNo) {
    return openFor(ownerNo, true);
  }

  private Optional<UUID> openFor(long ownerNo, boolean rehearsal) {
    return jdbc.sql(
            """
            select id
              from saga
             where owner_no = :owner
               and rehearsal = :rehearsal
               and state in ('grace', 'planning', 'deleting', 'stuck')
            """)
        .param("owner", ownerNo)
        .param("rehearsal", rehearsal)
        .query(UUID.class)
        .optional();
  }

  @Override
  public Optional<UUID> lastFor(long ownerNo) {
    return jdbc.sql(
            """
            select id
              from saga
             where owner_no = :owner
               and not rehearsal
             order by created_at desc, id
             limit 1
            """)
        .param("owner", ownerNo)
        .query(UUID.class)
        .optional();
  }

  @Override
  public List<Saga> peek(Collection<UUID> ids) {
    return jdbc.sql("select * from saga where id = any (:ids::uuid[])")
        .param("ids", texts(ids))
        .query(SagaRow::saga)
        .list();
  }

  @Override
  public Map<UUID, Sheet> lock(Collection<UUID> ids, boolean waiting) {
    String[] wanted = texts(ids);
    Map<UUID, Saga> sagas = new LinkedHashMap<>();
    Map<UUID, Plan> plans = new LinkedHashMap<>();
    Map<UUID, Traceparent> traces = new LinkedHashMap<>();
    jdbc.sql(
            """
            select *
              from saga
             where id = any (:ids::uuid[])
             order by id
               for update %s
            """
                .formatted(waiting ? "" : "skip locked"))
        .param("ids", wanted)
        .query(rows -> {
          Saga saga = SagaRow.saga(rows, 0);
          sagas.put(saga.id(), saga);
          plans.put(saga.id(), SagaRow.plan(rows.getString("plan")));
          traces.put(saga.id(), SagaTrace.of(saga.id(), rows.getString("trace")));
        });
    Map<UUID, Map<String, Gate>> found = gates.of(sagas.keySet());
    Map<UUID, Sheet> sheets = new LinkedHashMap<>();
    sagas.forEach((id, saga) ->
        sheets.put(
            id,
            new Sheet(
                saga,
                new Gates(found.getOrDefault(id, Map.of())),
                plans.getOrDefault(id, Plan.NOTHING),
                Objects.requireNonNull(traces.get(id)))));
    return sheets;
  }

  @Override
  public Traceparent trace(UUID saga) {
    return SagaRow.trace(jdbc, saga);
  }

  @Override
  public Map<StepKey, Step> steps(Collection<StepKey> keys) {
    Map<StepKey, Step> steps = new TreeMap<>();
    if (keys.isEmpty()) {
      return steps;
    }
    jdbc.sql(
            """
            select s.*, r.id as resource_id, r.scope, r.account, r.marker, r.sameness
              from step s
              join resource r on r.no = s.id
             where (s.saga_id, s.id) in (select * from unnest(:sagas::uuid[], :steps::bigint[]))
             order by s.saga_id, s.id
               for update of s
            """)
        .param("sagas", texts(keys.stream().map(StepKey::saga).toList()))
        .param("steps", keys.stream().map(StepKey::step).toArray(Long[]::new))
        .query(rows -> {
          Step step = SagaRow.step(rows);
          steps.put(new StepKey(rows.getObject("saga_id", UUID.class), step.id()), step);
        });
    return steps;
  }

  @Override
  public List<Opened> openable(List<Room> rooms) {
    return jdbc.sql(
            """
            select s.*, r.id as resource_id, r.scope, r.account, r.marker, r.sameness
              from unnest(:sagas::uuid[], :kinds::text[], :slots::int[])
                   with ordinality as room (saga_id, kind, slots, place)
             cross join lateral (
                   select *
                     from step
                    where step.saga_id = room.saga_id
                      and step.kind = room.kind
                      and step.state = 'planned'
                      and step.children_open = 0
                    order by step.id
                    limit room.slots) s
              join resource r on r.no = s.id
             order by room.place, s.id
            """)
        .param("sagas", texts(rooms.stream().map(Room::saga).toList()))
        .param("kinds", rooms.stream().map(Room::kind).toArray(String[]::new))
        .param("slots", rooms.stream().map(Room::slots).toArray(Integer[]::new))
        .query((rows, _) -> new Opened(rows.getObject("saga_id", UUID.class), SagaRow.step(rows)))
        .list();
  }

  @Override
  public Map<UUID, List<Step>> plan(Map<UUID, List<Step>> steps) {
    return this.steps.plan(steps);
  }

  @Override
  public void countChildren(UUID saga) {
    parents.count(saga);
  }

  @Override
  public void awaitCarriers(UUID saga, Collection<Long> steps) {
    parents.awaitCarriers(saga, steps);
  }

  @Override
  public void childrenMoved(Map<StepKey, Integer> deltas) {
    parents.childrenMoved(deltas);
  }

  @Override
  public void carriersMoved(Map<StepKey, Integer> deltas) {
    parents.carriersMoved(deltas);
  }

  @Override
  public void await(UUID child, StepRef parent) {
    waits.await(child, parent);
  }

  @Override
  public Optional<Awaited> awaited(UUID parent, long step) {
    return waits.awaited(parent, step);
  }

  @Override
  public Map<UUID, List<StepRef>> awaiting(Collection<UUID> children) {
    return waits.awaiting(children);
  }

  @Override
  public Optional<String> whatIsStuck(UUID saga) {
    return waits.whatIsStuck(saga);
  }

  @Override
  public void save(List<Change> changes) {
    writer.save(changes);
  }

  @Override
  public List<StepKey> due(int limit) {
    return timers.due(limit);
  }

  @Override
  public List<UUID> dueSagas(int limit) {
    return timers.dueSagas(limit);
  }

  @Override
  public void stopTimers(UUID saga) {
    timers.stop(saga);
  }

  @Override
  public void postpone(UUID saga, Duration by) {
    timers.postpone(saga, by);
  }

  @Override
  public List<Long> retryable(UUID saga, long beyond, int limit) {
    return steps(saga, "state in ('stuck', 'unverifiable')", beyond, limit);
  }

  @Override
  public List<Long> gone(UUID saga, long beyond, int limit) {
    return steps(saga, "state = 'gone'", beyond, limit);
  }

  /// The states are written into the statement, so that the partial index serves it.
  private List<Long> steps(UUID saga, String states, long beyond, int limit) {
    return jdbc.sql(
            """
            select id
              from step
             where saga_id = :saga
               and %s
               and id > :beyond
             order by id
             limit :limit
            """
                .formatted(states))
        .param("saga", saga)
        .param("beyond", beyond)
        .param("limit", limit)
        .query((rows, _) -> rows.getLong(1))
        .list();
  }

  private static String[] texts(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).toArray(String[]::new);
  }

  static String json(Object value) {
    return Wire.json().writeValueAsString(value);
  }
}
