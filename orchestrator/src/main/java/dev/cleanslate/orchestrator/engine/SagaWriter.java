package dev.cleanslate.orchestrator.engine;

import static dev.cleanslate.orchestrator.engine.Columns.column;
import static dev.cleanslate.orchestrator.engine.Columns.texts;

import dev.cleanslate.orchestrator.saga.Saga;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The writing half of [JdbcSagas], but for [GateRows] and [StepWriter]: one statement per table
/// and batch.
final class SagaWriter {
  private final JdbcClient jdbc;
  private final GateRows gates;
  private final StepWriter steps;

  SagaWriter(JdbcClient jdbc, GateRows gates, StepWriter steps) {
    this.jdbc = jdbc;
    this.gates = gates;
    this.steps = steps;
  }

  boolean insert(Sheet sheet, Opening opening) {
    Saga saga = sheet.saga();
    int rows =
        jdbc.sql(
                """
                insert into saga (id, owner_no, incarnation, tenant, owner_type, owner_id, state, rehearsal, force, slots, plan,
                                  due_at, requested_by, reason, trace, created_at, changed_at)
                values (:id, :owner, :incarnation, :tenant, :type, :ownerId, :state, :rehearsal, :force, :slots, :plan::jsonb,
                        :due, :by, :reason, :trace, :at, :at)
                on conflict do nothing
                """)
            .param("id", saga.id())
            .param("owner", saga.ownerNo())
            .param("incarnation", saga.incarnation())
            .param("tenant", saga.owner().tenant())
            .param("type", saga.owner().type())
            .param("ownerId", saga.owner().id())
            .param("state", saga.state().wire())
            .param("rehearsal", saga.mode().rehearsal())
            .param("force", saga.mode().force())
            .param("slots", saga.window())
            .param("plan", JdbcSagas.json(sheet.plan()))
            .param("due", timestamp(saga.dueAt()))
            .param("by", opening.requestedBy())
            .param("reason", opening.reason())
            .param("trace", SagaTrace.column(saga.id(), sheet.trace()))
            .param("at", timestamp(saga.createdAt()))
            .update();
    if (rows == 1) {
      gates.add(sheet);
    }
    return rows == 1;
  }

  void save(List<Change> changes) {
    saveSagas(changes.stream().map(Change::sheet).toList());
    changes.stream().filter(Change::isRefitted).map(Change::sheet).forEach(gates::add);
    gates.save(changes.stream().map(Change::sheet).toList());
    steps.save(changes);
    saveHistory(changes.stream().filter(change -> change.event() != null).toList());
  }

  private void saveSagas(List<Sheet> sheets) {
    List<Saga> sagas = sheets.stream().map(Sheet::saga).toList();
    jdbc.sql(
            """
            update saga
               set state = new.state,
                   version = new.version,
                   planned = new.planned,
                   sent = new.sent,
                   waiting = new.waiting,
                   checking = new.checking,
                   stuck = new.stuck,
                   unverifiable = new.unverifiable,
                   gone = new.gone,
                   doubted = new.doubted,
                   seen = new.seen,
                   force = new.force,
                   ever_sent = new.ever_sent,
                   planned_through = new.planned_through,
                   plan = new.plan::jsonb,
                   due_at = new.due_at,
                   changed_at = clock_timestamp(),
                   finished_at = case when new.state in ('deleted', 'abandoned', 'cancelled', 'rehearsed')
                                      then coalesce(saga.finished_at, clock_timestamp()) end
              from unnest(:ids::uuid[], :states::text[], :versions::bigint[], :planned::int[], :sent::int[],
                          :waiting::int[], :checking::int[], :stuck::int[], :unverifiable::int[], :gone::int[],
                          :doubted::int[], :seen::int[], :force::boolean[], :everSent::boolean[], :through::bigint[], :plans::text[],
                          :due::timestamptz[])
                   as new (id, state, version, planned, sent, waiting, checking, stuck, unverifiable, gone, doubted,
                           seen, force, ever_sent, planned_through, plan, due_at)
             where saga.id = new.id
            """)
        .param("ids", texts(sagas, Saga::id))
        .param("states", column(sagas, saga -> saga.state().wire(), String[]::new))
        .param("versions", column(sagas, Saga::version, Long[]::new))
        .param("planned", column(sagas, saga -> saga.counts().planned(), Integer[]::new))
        .param("sent", column(sagas, saga -> saga.counts().sent(), Integer[]::new))
        .param("waiting", column(sagas, saga -> saga.counts().waiting(), Integer[]::new))
        .param("checking", column(sagas, saga -> saga.counts().checking(), Integer[]::new))
        .param("stuck", column(sagas, saga -> saga.counts().stuck(), Integer[]::new))
        .param("unverifiable", column(sagas, saga -> saga.counts().unverifiable(), Integer[]::new))
        .param("gone", column(sagas, saga -> saga.counts().gone(), Integer[]::new))
        .param("doubted", column(sagas, saga -> saga.counts().doubted(), Integer[]::new))
        .param("seen", column(sagas, saga -> saga.counts().seen(), Integer[]::new))
        .param("force", column(sagas, saga -> saga.mode().force(), Boolean[]::new))
        .param("everSent", column(sagas, Saga::everSent, Boolean[]::new))
        .param("through", column(sagas, Saga::plannedThrough, Long[]::new))
        .param("plans", column(sheets, sheet -> JdbcSagas.json(sheet.plan()), String[]::new))
        .param("due", texts(sagas, saga -> saga.dueAt()))
        .update();
  }

  private void saveHistory(List<Change> told) {
    if (told.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into history (saga_id, seq, tenant, at, event)
            select saga_id, seq, tenant, clock_timestamp(), event::jsonb
              from unnest(:sagas::uuid[], :seqs::bigint[], :tenants::text[], :events::text[])
                   as row (saga_id, seq, tenant, event)
            """)
        .param("sagas", texts(told, change -> change.sheet().saga().id()))
        .param("seqs", column(told, change -> change.sheet().saga().version(), Long[]::new))
        .param(
            "tenants",
            column(told, change -> change.sheet().saga().owner().tenant(), String[]::new))
        .param("events", column(told, SagaWriter::event, String[]::new))
        .update();
  }

  private static @Nullable String event(Change change) {
    return change.event() == null ? null : JdbcSagas.json(change.event());
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }
}
