package dev.cleanslate.orchestrator.api.operator;

import dev.cleanslate.messages.OrphanAlert.Finding;
import dev.cleanslate.messages.Require;
import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.http.Cursor;
import dev.cleanslate.orchestrator.api.http.Page;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.http.Words;
import dev.cleanslate.orchestrator.api.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "orphans", description = "What a person should look at")
@RestController
@RequestMapping(path = "/v1/orphans", produces = MediaType.APPLICATION_JSON_VALUE)
final class OrphanEndpoint {
  private static final String LIST = "orphans";
  private static final List<String> STATES = List.of("open", "acknowledged", "resolved");
  private static final List<String> FINDINGS =
      Arrays.stream(Finding.values()).map(OrphanEndpoint::wire).toList();

  private final Orphans orphans;
  private final BriefLocks locks;

  OrphanEndpoint(Orphans orphans, BriefLocks locks) {
    this.orphans = orphans;
    this.locks = locks;
  }

  @Operation(
      summary = "Findings in one state, the newest first",
      description = "Open ones, unless `state` says otherwise.")
  @GetMapping
  Page<OrphanView> list(
      Caller caller,
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(required = false) @Nullable String finding,
      @RequestParam(required = false) @Nullable UUID deletion,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    long beyond = Cursor.read(LIST, cursor, 1).number(0, Long.MAX_VALUE);
    int most = Page.limit(limit);
    List<OrphanView> found =
        orphans.list(
            caller.tenant(),
            Words.one("state", state, STATES),
            finding == null ? null : Words.one("finding", finding, FINDINGS),
            deletion,
            beyond,
            most + 1);
    return Page.of(found, most, one -> Cursor.after(LIST, one.id()), one -> one);
  }

  @Operation(
      summary = "Say that a person has seen it",
      description = "It stays an orphan until it is resolved.")
  @PostMapping(path = "/{id}/acknowledge", consumes = MediaType.APPLICATION_JSON_VALUE)
  OrphanView acknowledge(Caller caller, @PathVariable long id, @RequestBody Seen seen) {
    OrphanView after =
        locks.run(() -> {
          orphans.acknowledge(caller.tenant(), id, caller.name(), seen.note());
          return orphans
              .find(caller.tenant(), id)
              .orElseThrow(() ->
                  Problem.unknown("unknown-orphan", "No orphan has the id %d.".formatted(id)));
        });
    if (after.state().equals("resolved")) {
      throw Problem.of(
          409,
          "orphan-resolved",
          "It is resolved",
          "Orphan %d was resolved already; there is nothing left to acknowledge.".formatted(id));
    }
    return after;
  }

  private static String wire(Finding finding) {
    return finding.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What a person says about it.
  record Seen(String note) {
    Seen {
      Require.text("note", note, 1000);
    }
  }
}
