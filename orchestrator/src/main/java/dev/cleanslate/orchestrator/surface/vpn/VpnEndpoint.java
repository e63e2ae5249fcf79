package dev.cleanslate.orchestrator.surface.vpn;

import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.owner.Held;
import dev.cleanslate.orchestrator.api.owner.OwnerRow;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.intake.Accepted;
import dev.cleanslate.orchestrator.surface.Asking;
import dev.cleanslate.orchestrator.surface.ConditionalOnSurface;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Deletes instances as the VPN manager did: answered at once, and asked about afterwards.
@Tag(name = "vpn", description = "As clients of the VPN manager call it")
@RestController
@ConditionalOnSurface(VpnConfiguration.SYSTEM)
@RequestMapping(path = "/vpn", produces = MediaType.APPLICATION_JSON_VALUE)
final class VpnEndpoint {
  private final Held held;
  private final Asking asking;
  private final VpnDeletions deletions;
  private final BriefLocks database;

  VpnEndpoint(Held held, Asking asking, VpnDeletions deletions, BriefLocks database) {
    this.held = held;
    this.asking = asking;
    this.deletions = deletions;
    this.database = database;
  }

  @Operation(
      summary = "Delete an instance",
      description = "Answers at once; what was verified follows as a reply.")
  @DeleteMapping("/instances/{name}")
  ResponseEntity<Initiated> delete(Caller caller, @PathVariable String name) {
    OwnerRow instance = held.require(caller, VpnReplies.OWNER_TYPE, name);
    Accepted accepted = asking.ask(caller, instance.ref(), false, "deleted by its client");
    return ResponseEntity.accepted()
        .location(Asking.place(accepted.saga()))
        .body(Initiated.of(accepted.saga(), caller.tenant(), instance.id(), database.now()));
  }

  @Operation(summary = "The status of a deletion, by component")
  @GetMapping("/cleanup/{operationId}")
  CleanupStatus status(Caller caller, @PathVariable String operationId) {
    return OperationId.read(operationId)
        .flatMap(deletion -> deletions.status(caller, deletion))
        .orElseThrow(() ->
            Problem.unknown(
                "unknown-operation", "There is no operation %s.".formatted(operationId)));
  }

  @Operation(summary = "The status of the verification")
  @GetMapping("/cleanup-job")
  CronJobStatus verification(Caller caller) {
    return deletions.verification(caller);
  }
}
