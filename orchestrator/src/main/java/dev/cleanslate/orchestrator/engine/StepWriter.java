package dev.cleanslate.orchestrator.engine;

import static dev.cleanslate.orchestrator.engine.Columns.column;
import static dev.cleanslate.orchestrator.engine.Columns.texts;

import dev.cleanslate.messages.Tally;
import dev.cleanslate.orchestrator.saga.Step;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes the steps of [JdbcSagas], all of a batch in one statement.
final class StepWriter {
  private final JdbcClient jdbc;

  StepWriter(JdbcClient jdbc) {
    this.jdbc = jdbc;
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

  /// Their rows in the order of [StepKey], as they are locked.
  void save(List<Change> changes) {
    update(
        changes.stream()
            .flatMap(change ->
                change.steps().stream().map(step -> new Row(change.sheet().saga().id(), step)))
            .sorted(Comparator.comparing(row -> new StepKey(row.saga(), row.step().after().id())))
            .toList());
  }

  private void update(List<Row> rows) {
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
            .param("evidence", column(after, StepWriter::evidence, String[]::new))
            .param("tallies", tallies(after, Tally::count))
            .param("actives", tallies(after, Tally::active))
            .update();
    if (written != rows.size()) {
      throw new IllegalStateException(
          "%d of %d steps had moved although their sagas were locked; the batch is rolled back"
              .formatted(rows.size() - written, rows.size()));
    }
  }

  private static @Nullable Long[] tallies(List<Step> steps, Function<Tally, Long> part) {
    return column(
        steps, step -> step.tally() == null ? null : part.apply(step.tally()), Long[]::new);
  }

  private static @Nullable String evidence(Step step) {
    return step.evidence() == null ? null : JdbcSagas.json(step.evidence());
  }

  private record Row(UUID saga, Change.StepChange step) {}
}
