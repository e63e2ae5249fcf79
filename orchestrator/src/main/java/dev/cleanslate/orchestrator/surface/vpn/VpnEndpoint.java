package dev.cleanslate.orchestrator.surface.vpn;

import dev.cleanslate.messages.DeleteRequest;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.owner.OwnerNames;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.intake.Accepted;
import dev.cleanslate.orchestrator.intake.Ask;
import dev.cleanslate.orchestrator.intake.Deletions;
import dev.cleanslate.orchestrator.intake.Door;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "vpn", description = "As clients of the VPN manager call it")
@RestController
@ConditionalOnBooleanProperty(name = "cleanslate.surfaces.vpn.enabled", matchIfMissing = true)
@RequestMapping(path = "/vpn", produces = MediaType.APPLICATION_JSON_VALUE)
final class VpnEndpoint {
  private final Deletions requests;
  private final OwnerNames owners;
  private final VpnDeletions deletions;
  private final BriefLocks locks;
  private final Supplier<UUID> ids;

  VpnEndpoint(
      Deletions requests,
      OwnerNames owners,
      VpnDeletions deletions,
      BriefLocks locks,
      Supplier<UUID> ids) {
    this.requests = requests;
    this.owners = owners;
    this.deletions = deletions;
    this.locks = locks;
    this.ids = ids;
  }

  @Operation(
      summary = "Delete an instance",
      description = "Answers at once; what was verified follows as a reply.")
  @DeleteMapping("/instances/{name}")
  ResponseEntity<Initiated> delete(Caller caller, @PathVariable String name) {
    OwnerRef instance = owners.byId(caller.owner(VpnReplies.OWNER_TYPE, name));
    String id = ids.get().toString();
    var request =
        new DeleteRequest(
            id, null, instance, caller.name(), "deleted by its client", null, false, false);
    String source = "rest:" + caller.tenant() + "/" + caller.name();
    Accepted accepted =
        locks.run(() -> requests.request(new Ask(source, id, request, locks.now(), Door.PUBLIC)));
    return ResponseEntity.accepted()
        .location(URI.create("/v1/deletions/" + accepted.saga()))
        .body(Initiated.of(accepted.saga(), caller.tenant(), instance.id(), locks.now()));
  }

  @Operation(summary = "The status of a deletion, by component")
  @GetMapping("/cleanup/{operationId}")
  CleanupStatus status(Caller caller, @PathVariable String operationId) {
    return OperationId.read(operationId)
        .flatMap(deletion -> deletions.status(caller.tenant(), deletion))
        .orElseThrow(() ->
            Problem.unknown(
                "unknown-operation", "There is no operation %s.".formatted(operationId)));
  }

  @Operation(summary = "The status of the verification")
  @GetMapping("/cleanup-job")
  CronJobStatus verification(Caller caller) {
    return deletions.verification(caller.tenant());
  }
}
