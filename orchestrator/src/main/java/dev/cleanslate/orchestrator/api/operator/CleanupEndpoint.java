package dev.cleanslate.orchestrator.api.operator;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Require;
import dev.cleanslate.orchestrator.api.http.Exact;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.census.Cleared;
import dev.cleanslate.orchestrator.census.Clearing;
import dev.cleanslate.orchestrator.intake.Door;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "orphans", description = "What a person should look at")
@RestController
final class CleanupEndpoint {
  private static final int MOST = 500;

  private final Clearing clearing;

  CleanupEndpoint(Clearing clearing) {
    this.clearing = clearing;
  }

  @Operation(
      summary = "Have deleted what a census found to be nobody's",
      description =
          "Says what it would delete, unless dry_run is false; then it opens an ordinary deletion"
              + " for each owner. What has an owner is left alone, and so is what only operators"
              + " delete.")
  @PostMapping(path = "/v1/orphans/cleanup", produces = MediaType.APPLICATION_JSON_VALUE)
  Cleanup cleanup(Caller caller, @RequestBody(required = false) @Nullable Wanted wanted) {
    return cleaned(caller, wanted, Door.PUBLIC);
  }

  /// An operator's own call, which is no part of the public API: of any type of owner.
  @Hidden
  @PostMapping(path = "/operator/v1/orphans/cleanup", produces = MediaType.APPLICATION_JSON_VALUE)
  Cleanup cleanupAsOperator(Caller caller, @RequestBody(required = false) @Nullable Wanted wanted) {
    return cleaned(caller, wanted, Door.OPERATOR);
  }

  private Cleanup cleaned(Caller caller, @Nullable Wanted wanted, Door door) {
    Wanted how = wanted == null ? new Wanted(null, null, null) : wanted;
    boolean dryRun = !Boolean.FALSE.equals(how.dryRun());
    var order =
        new Clearing.Order(
            caller.tenant(),
            caller.name(),
            how.kind(),
            how.ids() == null ? List.of() : how.ids(),
            MOST,
            door);
    List<Cleared> things = dryRun ? clearing.list(order) : clearing.clear(order);
    return new Cleanup(dryRun, things.size(), things.stream().map(Item::of).toList());
  }

  /// What is to be deleted.
  ///
  /// @param dryRun whether it only says what it would do; absent means yes
  /// @param kind only of that kind
  /// @param ids only these, by the numbers under which `/v1/orphans` lists them
  record Wanted(@Nullable Boolean dryRun, @Nullable String kind, @Nullable List<Long> ids)
      implements Exact {
    Wanted {
      if (kind != null) {
        Require.slug("kind", kind);
      }
      if (ids != null) {
        Require.within("ids.size", ids.size(), 1, MOST);
        ids.forEach(id -> Require.present("ids entry", id));
      }
    }
  }

  /// What was done, or would be.
  record Cleanup(boolean dryRun, int found, List<Item> items) {}

  /// One thing.
  ///
  /// @param id the number under which `/v1/orphans` lists it
  /// @param resourceId the provider's id
  /// @param deletable whether it can be deleted from here
  /// @param outcome `opened` or `joined` a deletion, or `refused`; absent in a dry run
  record Item(
      long id,
      String kind,
      String resourceId,
      @Nullable String name,
      OwnerRef owner,
      Instant firstSeenAt,
      Instant lastSeenAt,
      boolean deletable,
      @Nullable String outcome,
      @Nullable UUID deletion,
      @Nullable String why) {
    static Item of(Cleared thing) {
      return new Item(
          thing.finding(),
          thing.resource().kind(),
          String.valueOf(thing.resource().id()),
          thing.name(),
          thing.owner(),
          thing.firstSeenAt(),
          thing.lastSeenAt(),
          thing.kept() == null,
          thing.outcome(),
          thing.deletion(),
          thing.why());
    }
  }
}
