package dev.cleanslate.orchestrator.api.operator;

import dev.cleanslate.messages.OrphanAlert.Finding;
import dev.cleanslate.messages.Require;
import dev.cleanslate.orchestrator.api.http.Cursor;
import dev.cleanslate.orchestrator.api.http.Exact;
import dev.cleanslate.orchestrator.api.http.Page;
import dev.cleanslate.orchestrator.api.http.Words;
import dev.cleanslate.orchestrator.api.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
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
  private static final List<String> STATES = List.of("open", "acknowledged", "kept", "resolved");
  private static final List<String> FINDINGS =
      Arrays.stream(Finding.values()).map(OrphanEndpoint::wire).toList();

  private final Orphans orphans;
  private final OrphanWords words;

  OrphanEndpoint(Orphans orphans, OrphanWords words) {
    this.orphans = orphans;
    this.words = words;
  }

  @Operation(
      summary = "Findings in one state, the newest first",
      description = "Open ones, unless `state` says otherwise.")
  @GetMapping
  Page<OrphanView> list(
      Caller caller,
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(required = false) @Nullable String finding,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable UUID deletion,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var search =
        new OrphanSearch(
            List.of(Words.one("state", state, STATES)),
            finding == null ? null : Words.one("finding", finding, FINDINGS),
            Words.optionalSlug("kind", kind),
            deletion,
            null,
            false);
    long beyond = Cursor.read(LIST, cursor, 1).number(0, search.start());
    int most = Page.limit(limit);
    List<OrphanView> found = orphans.list(caller.tenant(), search, beyond, most + 1);
    return Page.of(found, most, one -> Cursor.after(LIST, one.id()), one -> one);
  }

  @Operation(
      summary = "Say that a person has seen it",
      description = "It stays an orphan until it is resolved. What was kept is kept no longer.")
  @PostMapping(path = "/{id}/acknowledge", consumes = MediaType.APPLICATION_JSON_VALUE)
  OrphanView acknowledge(Caller caller, @PathVariable long id, @RequestBody Seen seen) {
    return words.acknowledge(caller, id, seen.note());
  }

  @Operation(
      summary = "Say that it is kept on purpose",
      description =
          "It counts no longer among what waits for a person, and no cleanup takes it. It is"
              + " resolved once it is gone, and open again after `until`, where that is given.")
  @PostMapping(path = "/{id}/keep", consumes = MediaType.APPLICATION_JSON_VALUE)
  OrphanView keep(Caller caller, @PathVariable long id, @RequestBody Purpose why) {
    return words.keep(caller, id, why.note(), why.until());
  }

  @Operation(
      summary = "What a finding was and is, the oldest first",
      description = "Who said so, when, and why; without a person where deletions or censuses did.")
  @GetMapping("/{id}/history")
  Lines history(Caller caller, @PathVariable long id) {
    return new Lines(words.history(caller, id));
  }

  private static String wire(Finding finding) {
    return finding.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// All lines of a history.
  record Lines(List<FindingStatus> items) {}

  /// What a person says about it.
  record Seen(String note) {
    Seen {
      Require.text("note", note, 1000);
    }
  }

  /// Why it is kept.
  ///
  /// @param until a time to come, at which it is open again; absent means that it is kept for good
  record Purpose(String note, @Nullable Instant until) implements Exact {
    Purpose {
      Require.text("note", note, 1000);
    }
  }
}
