package dev.cleanslate.orchestrator.api.owner;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Require;
import dev.cleanslate.orchestrator.api.http.Cursor;
import dev.cleanslate.orchestrator.api.http.Page;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.http.Words;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.ledger.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "owners", description = "Owners and what they hold")
@RestController
@RequestMapping(path = "/v1/owners", produces = MediaType.APPLICATION_JSON_VALUE)
final class OwnerEndpoint {
  private static final String OWNERS = "owners";
  private static final String HIDDEN = Owner.State.HIDDEN.wire();
  private static final String RESOURCES = "resources";
  private static final List<String> OWNER_STATES =
      Arrays.stream(Owner.State.values()).map(Owner.State::wire).toList();
  private static final int LONGEST = 500;

  private final OwnerRows owners;
  private final OwnerSearch search;
  private final ResourceRows resources;

  OwnerEndpoint(OwnerRows owners, OwnerSearch search, ResourceRows resources) {
    this.owners = owners;
    this.search = search;
    this.resources = resources;
  }

  @Operation(
      summary = "Owners, by type and id",
      description =
          "Without those that are hidden, in their grace period or deleted after it, unless"
              + " `include=hidden` or `state=hidden` asks for them. `q` is the beginning of an id,"
              + " or of a resource's name in whichever case; or exactly an alias, a holder, or a"
              + " resource's id.")
  @GetMapping
  Page<OwnerView> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String include,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    Cursor from = Cursor.read(OWNERS, cursor, 2);
    int most = Page.limit(limit);
    boolean hidden =
        HIDDEN.equals(state)
            || (include != null && Words.one("include", include, List.of(HIDDEN)).equals(HIDDEN));
    var wanted =
        new OwnerSearch.Wanted(
            q == null ? null : Require.text("q", q, LONGEST),
            Words.optionalSlug("type", type),
            state == null ? OWNER_STATES : List.of(Words.one("state", state, OWNER_STATES)),
            null,
            hidden);
    List<OwnerRow> rows = rows(caller.tenant(), wanted, from, most + 1);
    return Page.of(
        rows, most, row -> Cursor.after(OWNERS, row.type(), row.id()), OwnerView::inList);
  }

  private List<OwnerRow> rows(String tenant, OwnerSearch.Wanted wanted, Cursor from, int limit) {
    String type = from.isStart() ? "" : from.text(0);
    String id = from.isStart() ? "" : from.text(1);
    return wanted.text() == null
        ? owners.list(tenant, wanted.type(), wanted.states(), wanted.hidden(), type, id, limit)
        : search.list(tenant, wanted, type, id, limit).stream()
            .map(OwnerSearch.Found::owner)
            .toList();
  }

  @Operation(summary = "One owner, by id or alias")
  @GetMapping("/{type}/{id}")
  OwnerView get(Caller caller, @PathVariable String type, @PathVariable String id) {
    OwnerRow row = row(caller, type, id);
    return OwnerView.whole(
        row, owners.aliases(row.no()), owners.latestDeletion(row.no()).orElse(null));
  }

  @Operation(
      summary = "What an owner holds, by number",
      description = "Of its present life, or of the one that `incarnation` names.")
  @GetMapping("/{type}/{id}/resources")
  Page<ResourceView> resources(
      Caller caller,
      @PathVariable String type,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable Integer incarnation,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    long beyond = Cursor.read(RESOURCES, cursor, 1).number(0, 0);
    int most = Page.limit(limit);
    OwnerRow owner = row(caller, type, id);
    List<ResourceRow> rows =
        resources.list(
            owner.no(),
            incarnation == null ? owner.incarnation() : incarnation,
            Words.optionalSlug("kind", kind),
            ResourceView.states(state),
            beyond,
            most + 1);
    return Page.of(rows, most, row -> Cursor.after(RESOURCES, row.no()), ResourceView::of);
  }

  private OwnerRow row(Caller caller, String type, String id) {
    OwnerRef owner = caller.owner(type, id);
    return owners
        .find(owner.tenant(), owner.type(), owner.id())
        .orElseThrow(
            () -> Problem.unknown("unknown-owner", "Nobody registered %s.".formatted(owner)));
  }
}
