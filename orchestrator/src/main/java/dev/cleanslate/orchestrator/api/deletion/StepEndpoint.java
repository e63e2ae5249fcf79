package dev.cleanslate.orchestrator.api.deletion;

import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.api.http.Columns;
import dev.cleanslate.orchestrator.api.http.Cursor;
import dev.cleanslate.orchestrator.api.http.Page;
import dev.cleanslate.orchestrator.api.http.Words;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.saga.StepState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "deletions")
@RestController
final class StepEndpoint {
  private static final String LIST = "steps";
  private static final List<String> STATES =
      Arrays.stream(StepState.values()).map(StepState::wire).toList();

  private final JdbcClient jdbc;
  private final DeletionViews deletions;

  StepEndpoint(JdbcClient jdbc, DeletionViews deletions) {
    this.jdbc = jdbc;
    this.deletions = deletions;
  }

  @Operation(summary = "A deletion's steps, by number")
  @GetMapping(path = "/v1/deletions/{id}/steps", produces = MediaType.APPLICATION_JSON_VALUE)
  Page<StepView> list(
      Caller caller,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    long beyond = Cursor.read(LIST, cursor, 1).number(0, 0);
    int most = Page.limit(limit);
    String wanted = state == null ? null : Words.one("state", state, STATES);
    deletions.require(caller, id);
    return Page.of(
        steps(id, wanted, beyond, most + 1),
        most,
        step -> Cursor.after(LIST, step.step()),
        step -> step);
  }

  /// The state is written into the statement, so that the partial index serves it; it is one of a
  /// few fixed words.
  private List<StepView> steps(UUID deletion, @Nullable String state, long beyond, int limit) {
    return jdbc.sql(
            """
            select s.id as step, s.kind, r.id, r.name, r.scope::text as scope, r.account, r.intent_key, s.parent, s.state,
                   s.round, s.attempt, s.failures, s.unanswered, s.due_at, s.deadline_at, s.why,
                   s.evidence::text as evidence, s.changed_at, s.tally_count, s.tally_active, w.child_saga as deletion
              from step s
              join resource r on r.no = s.id
              left join child_wait w
                on w.parent_saga = s.saga_id
               and w.parent_step = s.id
             where s.saga_id = :deletion
               and s.id > :beyond
               %s
             order by s.id
             limit :limit
            """
                .formatted(state == null ? "" : "and s.state = '" + state + "'"))
        .param("deletion", deletion)
        .param("beyond", beyond)
        .param("limit", limit)
        .query(StepEndpoint::view)
        .list();
  }

  private static StepView view(ResultSet row, int number) throws SQLException {
    String evidence = row.getString("evidence");
    return new StepView(
        row.getLong("step"),
        row.getString("kind"),
        row.getString("id"),
        row.getString("name"),
        Columns.scope(row.getString("scope")),
        row.getString("account"),
        row.getString("intent_key"),
        row.getObject("parent", Long.class),
        row.getString("state"),
        row.getInt("round"),
        row.getInt("attempt"),
        row.getInt("failures"),
        row.getInt("unanswered"),
        Columns.time(row, "due_at"),
        Columns.time(row, "deadline_at"),
        row.getString("why"),
        evidence == null ? null : Wire.json().readValue(evidence, Evidence.class),
        Columns.time(row, "changed_at"),
        row.getObject("deletion", UUID.class),
        tally(row));
  }

  private static @Nullable Tally tally(ResultSet row) throws SQLException {
    Long count = row.getObject("tally_count", Long.class);
    return count == null ? null : new Tally(count, row.getLong("tally_active"));
  }
}
