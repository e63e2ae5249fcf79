package dev.cleanslate.orchestrator.api.deletion;

import dev.cleanslate.orchestrator.api.http.Cursor;
import dev.cleanslate.orchestrator.api.http.Page;
import dev.cleanslate.orchestrator.api.http.Words;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.saga.StepState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
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

  private final StepRows steps;
  private final DeletionViews deletions;

  StepEndpoint(StepRows steps, DeletionViews deletions) {
    this.steps = steps;
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
        steps.list(id, wanted, beyond, most + 1),
        most,
        step -> Cursor.after(LIST, step.step()),
        step -> step);
  }
}
