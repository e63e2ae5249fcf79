package dev.cleanslate.orchestrator.api.owner;

import dev.cleanslate.orchestrator.api.http.Cursor;
import dev.cleanslate.orchestrator.api.http.Page;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "owners")
@RestController
final class HistoryEndpoint {
  private static final String LIST = "history";

  private final OwnerRows owners;
  private final OwnerHistory history;

  HistoryEndpoint(OwnerRows owners, OwnerHistory history) {
    this.owners = owners;
    this.history = history;
  }

  @Operation(
      summary = "What an owner was and is, the oldest first",
      description = "Who changed it, when, why, from what and to what; of all its lives.")
  @GetMapping(path = "/v1/owners/{type}/{id}/history", produces = MediaType.APPLICATION_JSON_VALUE)
  Page<StatusView> history(
      Caller caller,
      @PathVariable String type,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    long beyond = Cursor.read(LIST, cursor, 1).number(0, 0);
    int most = Page.limit(limit);
    var named = caller.owner(type, id);
    OwnerRow owner =
        owners
            .find(named.tenant(), named.type(), named.id())
            .orElseThrow(
                () -> Problem.unknown("unknown-owner", "Nobody registered %s.".formatted(named)));
    return Page.of(
        history.lines(owner.no(), beyond, most + 1),
        most,
        line -> Cursor.after(LIST, line.seq()),
        line -> line);
  }
}
