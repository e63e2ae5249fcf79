package dev.cleanslate.orchestrator.api.deletion;

import dev.cleanslate.orchestrator.api.http.Cursor;
import dev.cleanslate.orchestrator.api.http.Page;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.http.Times;
import dev.cleanslate.orchestrator.api.http.Words;
import dev.cleanslate.orchestrator.api.owner.OwnerRow;
import dev.cleanslate.orchestrator.api.owner.OwnerRows;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.saga.SagaState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "deletions")
@RestController
final class DeletionListEndpoint {
  private static final String LIST = "deletions";
  private static final UUID LEAST = new UUID(0, 0);
  private static final List<String> STATES =
      Arrays.stream(SagaState.values()).map(SagaState::wire).toList();

  private final DeletionRows deletions;
  private final OwnerRows owners;
  private final DeletionViews views;

  DeletionListEndpoint(DeletionRows deletions, OwnerRows owners, DeletionViews views) {
    this.deletions = deletions;
    this.owners = owners;
    this.views = views;
  }

  @Operation(
      summary = "Deletions, the newest first",
      description = "owner_id needs owner_type beside it; an alias of an owner does as well.")
  @GetMapping(path = "/v1/deletions", produces = MediaType.APPLICATION_JSON_VALUE)
  Page<DeletionView> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(name = "owner_type", required = false) @Nullable String ownerType,
      @RequestParam(name = "owner_id", required = false) @Nullable String ownerId,
      @RequestParam(name = "created_after", required = false) @Nullable String createdAfter,
      @RequestParam(name = "created_before", required = false) @Nullable String createdBefore,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    Cursor from = Cursor.read(LIST, cursor, 2);
    int most = Page.limit(limit);
    List<String> states = state == null ? STATES : List.of(Words.one("state", state, STATES));
    Optional<Long> owner = ownerNo(caller, ownerType, ownerId);
    if (ownerId != null && owner.isEmpty()) {
      return new Page<>(List.of(), null);
    }
    List<DeletionRow> rows =
        deletions.list(
            caller.tenant(),
            states,
            Words.optionalSlug("owner_type", ownerType),
            owner.orElse(null),
            Times.read("created_after", createdAfter, Times.FIRST),
            Times.read("created_before", createdBefore, Times.LAST),
            from.time(0, Times.LAST),
            from.id(1, LEAST),
            most + 1);
    return Page.of(rows, most, row -> place(row.createdAt(), row.id()), views.shown());
  }

  private static Cursor place(Instant createdAt, UUID id) {
    return Cursor.after(LIST, createdAt, id);
  }

  private Optional<Long> ownerNo(Caller caller, @Nullable String type, @Nullable String id) {
    if (id == null) {
      return Optional.empty();
    }
    if (type == null) {
      throw Problem.field("owner_type", "is missing; owner_id names nobody without it");
    }
    var owner = caller.owner(type, id);
    return owners.find(owner.tenant(), owner.type(), owner.id()).map(OwnerRow::no);
  }
}
