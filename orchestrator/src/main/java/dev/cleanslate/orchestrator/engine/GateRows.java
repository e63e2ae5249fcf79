package dev.cleanslate.orchestrator.engine;

import static dev.cleanslate.orchestrator.engine.Columns.column;
import static dev.cleanslate.orchestrator.engine.Columns.texts;

import dev.cleanslate.orchestrator.saga.Gate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The gates of [JdbcSagas]: which kinds may be sent, and what keeps the others shut.
final class GateRows {
  private final JdbcClient jdbc;

  GateRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<UUID, Map<String, Gate>> of(Collection<UUID> sagas) {
    Map<UUID, Map<String, Gate>> gates = new LinkedHashMap<>();
    jdbc.sql("select * from gate where saga_id = any (:ids::uuid[]) order by saga_id, place")
        .param("ids", sagas.stream().map(UUID::toString).toArray(String[]::new))
        .query(rows -> {
          gates
              .computeIfAbsent(rows.getObject("saga_id", UUID.class), _ -> new LinkedHashMap<>())
              .put(
                  rows.getString("kind"),
                  new Gate(
                      rows.getString("kind"),
                      rows.getInt("remaining"),
                      rows.getInt("blocked_by"),
                      rows.getBoolean("passed"),
                      rows.getBoolean("last")));
        });
    return gates;
  }

  /// Writes those that are not there: all of a new saga, and of an older one those of kinds that
  /// came into the catalog since.
  void add(Sheet sheet) {
    List<Gate> gates = List.copyOf(sheet.gates().byKind().values());
    jdbc.sql(
            """
            insert into gate (saga_id, kind, place, remaining, blocked_by, passed, last)
            select :saga, kind, place, remaining, blocked_by, passed, last
              from unnest(:kinds::text[], :remaining::int[], :blocked::int[], :passed::boolean[], :last::boolean[])
                   with ordinality as gate (kind, remaining, blocked_by, passed, last, place)
                on conflict (saga_id, kind) do nothing
            """)
        .param("saga", sheet.saga().id())
        .param("kinds", gates.stream().map(Gate::kind).toArray(String[]::new))
        .param("remaining", gates.stream().map(Gate::remaining).toArray(Integer[]::new))
        .param("blocked", gates.stream().map(Gate::blockedBy).toArray(Integer[]::new))
        .param("passed", gates.stream().map(Gate::passed).toArray(Boolean[]::new))
        .param("last", gates.stream().map(Gate::last).toArray(Boolean[]::new))
        .update();
  }

  void save(List<Sheet> sheets) {
    List<Row> rows =
        sheets.stream()
            .flatMap(sheet ->
                sheet.gates().byKind().values().stream()
                    .map(gate -> new Row(sheet.saga().id(), gate)))
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
        .param("sagas", texts(rows, Row::saga))
        .param("kinds", column(rows, row -> row.gate().kind(), String[]::new))
        .param("remaining", column(rows, row -> row.gate().remaining(), Integer[]::new))
        .param("blocked", column(rows, row -> row.gate().blockedBy(), Integer[]::new))
        .param("passed", column(rows, row -> row.gate().passed(), Boolean[]::new))
        .update();
  }

  private record Row(UUID saga, Gate gate) {}
}
