package dev.cleanslate.orchestrator.api.deletion;

import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Require;
import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.owner.OwnerRow;
import dev.cleanslate.orchestrator.api.owner.OwnerRows;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.intake.GracePeriods;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A person's word about an owner that is hidden, and not deleted yet.
@Tag(name = "deletions")
@RestController
@RequestMapping(path = "/v1", produces = MediaType.APPLICATION_JSON_VALUE)
final class RestoreEndpoint {
  private final GracePeriods periods;
  private final BriefLocks locks;
  private final DeletionViews views;
  private final OwnerRows owners;

  RestoreEndpoint(GracePeriods periods, BriefLocks locks, DeletionViews views, OwnerRows owners) {
    this.periods = periods;
    this.locks = locks;
    this.views = views;
    this.owners = owners;
  }

  @Operation(
      summary = "Give an owner back, by its deletion",
      description = "Only before anything was sent; 409 says how far it has come.")
  @PostMapping("/deletions/{id}/restore")
  DeletionView restore(
      Caller caller,
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable Because because) {
    views.require(caller, id);
    String reason = because == null ? null : because.reason();
    locks.run(() -> {
      periods.restore(id, caller.name(), reason);
      return id;
    });
    return views.one(caller, id);
  }

  @Operation(
      summary = "Give an owner back",
      description = "As by its deletion; 409 where it is not being deleted.")
  @PostMapping("/owners/{type}/{id}/restore")
  DeletionView restore(
      Caller caller,
      @PathVariable String type,
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Because because) {
    OwnerRef named = caller.owner(type, id);
    OwnerRow owner =
        owners
            .find(named.tenant(), named.type(), named.id())
            .orElseThrow(
                () -> Problem.unknown("unknown-owner", "Nobody registered %s.".formatted(named)));
    UUID deletion =
        owners
            .openDeletion(owner.no())
            .orElseThrow(() ->
                Problem.of(
                    409,
                    "nothing-to-restore",
                    "It is not being deleted",
                    "%s is %s; only an owner whose deletion has not begun can be restored."
                        .formatted(named, owner.state())));
    return restore(caller, deletion, because);
  }

  @Operation(
      summary = "End a grace period at once",
      description = "The deletion begins; from then on its owner may be beyond restoring.")
  @PostMapping("/deletions/{id}/start")
  DeletionView start(Caller caller, @PathVariable UUID id) {
    views.require(caller, id);
    locks.run(() -> {
      periods.start(id, caller.name());
      return id;
    });
    return views.one(caller, id);
  }

  /// Why an owner is given back.
  record Because(@Nullable String reason) {
    Because {
      Require.optional("reason", reason, 400);
    }
  }
}
