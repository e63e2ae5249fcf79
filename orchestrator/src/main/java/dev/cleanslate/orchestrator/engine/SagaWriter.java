package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.Tally;
import dev.cleanslate.orchestrator.saga.Gate;
import dev.cleanslate.orchestrator.saga.Saga;
import dev.cleanslate.orchestrator.saga.Step;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The writing half of [JdbcSagas]: one statement per table and batch.
final class SagaWriter {
  private final JdbcClient jdbc;

  SagaWriter(JdbcClient jdbc) {
    this.jdbc = jdbc;
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
      insertGates(sheet);
    }
    return rows == 1;
  }

  private void insertGates(Sheet sheet) {
    List<Gate> gates = List.copyOf(sheet.gates().byKind().values());
    jdbc.sql(
            """
            insert into gate (saga_id, kind, place, remaining, blocked_by, passed, last)
            select :saga, kind, place, remaining, blocked_by, false, last
              from unnest(:kinds::text[], :remaining::int[], :blocked::int[], :last::boolean[])
                   with ordinality as gate (kind, remaining, blocked_by, last, place)
            """)
        .param("saga", sheet.saga().id())
        .param("kinds", gates.stream().map(Gate::kind).toArray(String[]::new))
        .param("remaining", gates.stream().map(Gate::remaining).toArray(Integer[]::new))
        .param("blocked", gates.stream().map(Gate::blockedBy).toArray(Integer[]::new))
        .param("last", gates.stream().map(Gate::last).toArray(Boolean[]::new))
        .update();
  }

  Map<UUID, List<Step>> plan(Map<UUID, List<Step>> steps) {
    List<Sagas.Opened> rows =
        steps.entrySet().stream()
            .flatMap(
                entry -> entry.getValue().stream().map(s -> new Sagas.Opened(entry.getKey(), s)))
            .toList();
    if (rows.isEmpty()) {
      return Map.of();
    }
    Map<UUID, Map<Long, Boolean>> inserted = new LinkedHashMap<>();
    jdbc.sql(
            """
            insert into step (saga_id, id, kind, parent, goes_with_parent, state, round, attempt, unanswered, failures,
                              settle_at, passed, refused, changed_at)
            select saga_id, id, kind, parent, along, 'planned', 1, 0, 0, 0, settle_at, false, false, clock_timestamp()
              from unnest(:sagas::uuid[], :ids::bigint[], :kinds::text[], :parents::bigint[], :along::boolean[],
                          :settle::timestamptz[])
                   as row (saga_id, id, kind, parent, along, settle_at)
            on conflict do nothing
            returning saga_id, id
            """)
        .param("sagas", texts(rows, Sagas.Opened::saga))
        .param("ids", column(rows, row -> row.step().id(), Long[]::new))
        .param("kinds", column(rows, row -> row.step().kind(), String[]::new))
        .param("parents", column(rows, row -> row.step().parent(), Long[]::new))
        .param("along", column(rows, row -> row.step().goesWithParent(), Boolean[]::new))
        .param("settle", texts(rows, row -> row.step().settleAt()))
        .query(row -> {
          inserted
              .computeIfAbsent(row.getObject("saga_id", UUID.class), _ -> new LinkedHashMap<>())
              .put(row.getLong("id"), true);
        });
    return rows.stream()
        .filter(row -> inserted.getOrDefault(row.saga(), Map.of()).containsKey(row.step().id()))
        .collect(
            Collectors.groupingBy(
                Sagas.Opened::saga, Collectors.mapping(Sagas.Opened::step, Collectors.toList())));
  }

  void save(List<Change> changes) {
    saveSagas(changes.stream().map(Change::sheet).toList());
    saveGates(changes.stream().map(Change::sheet).toList());
    saveSteps(
        changes.stream()
            .flatMap(change ->
                change.steps().stream().map(step -> new Row(change.sheet().saga().id(), step)))
            .sorted(Comparator.comparing(row -> new StepKey(row.saga(), row.step().after().id())))
            .toList());
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

  private void saveGates(List<Sheet> sheets) {
    List<GateRow> rows =
        sheets.stream()
            .flatMap(sheet ->
                sheet.gates().byKind().values().stream()
                    .map(gate -> new GateRow(sheet.saga().id(), gate)))
            .toList();
    jdbc.sql(
            """
            update gate
               set remaining = new.remaining,
                   blocked_by = new.blocked_by,
                   passed = new.passed
              from unnest(:sagas::uuid[], :kinds::text[], :remaining::int[], :blocked::int[], :passed::boolean[])
                   as new (saga_id, kind, remaining, blocked_by, passed)
             where gate.saga_id = new.saga_id
               and gate.kind = new.kind
               and (gate.remaining, gate.blocked_by, gate.passed)
                   is distinct from (new.remaining, new.blocked_by, new.passed)
            """)
        .param("sagas", texts(rows, GateRow::saga))
        .param("kinds", column(rows, row -> row.gate().kind(), String[]::new))
        .param("remaining", column(rows, row -> row.gate().remaining(), Integer[]::new))
        .param("blocked", column(rows, row -> row.gate().blockedBy(), Integer[]::new))
        .param("passed", column(rows, row -> row.gate().passed(), Boolean[]::new))
        .update();
  }

  private void saveSteps(List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    List<Step> after = rows.stream().map(row -> row.step().after()).toList();
    int written =
        jdbc.sql(
                """
                update step
                   set state = new.state,
                       round = new.round,
                       attempt = new.attempt,
                       unanswered = new.unanswered,
                       failures = new.failures,
                       ticket = new.ticket,
                       due_at = new.due_at,
                       deadline_at = new.deadline_at,
                       passed = new.passed,
                       refused = new.refused,
                       why = new.why,
                       evidence = coalesce(new.evidence::jsonb, step.evidence),
                       tally_count = new.tally_count,
                       tally_active = new.tally_active,
                       changed_at = clock_timestamp()
                  from unnest(:sagas::uuid[], :ids::bigint[], :before::text[], :states::text[], :rounds::int[],
                              :attempts::int[], :unanswered::int[], :failures::int[], :tickets::uuid[],
                              :due::timestamptz[], :deadlines::timestamptz[], :passed::boolean[],
                              :refused::boolean[], :whys::text[], :evidence::text[], :tallies::bigint[],
                              :actives::bigint[])
                       as new (saga_id, id, before, state, round, attempt, unanswered, failures, ticket, due_at,
                               deadline_at, passed, refused, why, evidence, tally_count, tally_active)
                 where step.saga_id = new.saga_id
                   and step.id = new.id
                   and step.state = new.before
                """)
            .param("sagas", texts(rows, Row::saga))
            .param("ids", column(after, Step::id, Long[]::new))
            .param("before", column(rows, row -> row.step().before().wire(), String[]::new))
            .param("states", column(after, step -> step.state().wire(), String[]::new))
            .param("rounds", column(after, Step::round, Integer[]::new))
            .param("attempts", column(after, Step::attempt, Integer[]::new))
            .param("unanswered", column(after, Step::unanswered, Integer[]::new))
            .param("failures", column(after, Step::failures, Integer[]::new))
            .param("tickets", texts(after, Step::ticket))
            .param("due", texts(after, step -> step.dueAt()))
            .param("deadlines", texts(after, step -> step.deadlineAt()))
            .param("passed", column(after, Step::passed, Boolean[]::new))
            .param("refused", column(after, Step::refused, Boolean[]::new))
            .param("whys", column(after, Step::why, String[]::new))
            .param("evidence", column(after, SagaWriter::evidence, String[]::new))
            .param("tallies", tallies(after, Tally::count))
            .param("actives", tallies(after, Tally::active))
            .update();
    if (written != rows.size()) {
      throw new IllegalStateException(
          "%d of %d steps had moved although their sagas were locked; the batch is rolled back"
              .formatted(rows.size() - written, rows.size()));
    }
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

  private static @Nullable Long[] tallies(List<Step> steps, Function<Tally, Long> part) {
    return column(
        steps, step -> step.tally() == null ? null : part.apply(step.tally()), Long[]::new);
  }

  private static @Nullable String evidence(Step step) {
    return step.evidence() == null ? null : JdbcSagas.json(step.evidence());
  }

  private static @Nullable String event(Change change) {
    return change.event() == null ? null : JdbcSagas.json(change.event());
  }

  private static <R, T extends @Nullable Object> T[] column(
      List<R> rows, Function<R, T> value, IntFunction<T[]> array) {
    return rows.stream().map(value).toArray(array);
  }

  /// Ids and times travel as text, since the driver has no arrays of them; the statement casts
  /// them.
  private static <R> @Nullable String[] texts(
      List<R> rows, Function<R, ? extends @Nullable Object> value) {
    return rows.stream()
        .map(value)
        .map(one -> one == null ? null : one.toString())
        .toArray(String[]::new);
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }

  private record Row(UUID saga, Change.StepChange step) {}

  private record GateRow(UUID saga, Gate gate) {}
}
