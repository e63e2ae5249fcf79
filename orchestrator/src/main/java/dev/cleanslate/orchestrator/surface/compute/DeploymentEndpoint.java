package dev.cleanslate.orchestrator.surface.compute;

import dev.cleanslate.orchestrator.api.deletion.Outcome;
import dev.cleanslate.orchestrator.api.deletion.Outcomes;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.owner.Held;
import dev.cleanslate.orchestrator.api.owner.OwnerRow;
import dev.cleanslate.orchestrator.api.owner.OwnerRows;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.intake.Accepted;
import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.orchestrator.surface.Asking;
import dev.cleanslate.orchestrator.surface.ConditionalOnSurface;
import dev.cleanslate.orchestrator.surface.Surface;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Deletes a deployment as the compute platform did: once. What upstream asks for by an event may
/// be repeated; this call may not.
@Tag(name = "deployments", description = "As clients of the compute platform know it")
@RestController
@ConditionalOnSurface(ComputeConfiguration.SYSTEM)
final class DeploymentEndpoint {
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final Held held;
  private final OwnerRows owners;
  private final Asking asking;
  private final Outcomes outcomes;
  private final Surface compute;

  DeploymentEndpoint(
      Held held, OwnerRows owners, Asking asking, Outcomes outcomes, Surface compute) {
    this.held = held;
    this.owners = owners;
    this.asking = asking;
    this.outcomes = outcomes;
    this.compute = compute;
  }

  @Operation(
      summary = "Delete a deployment",
      description =
          "200 once everything was seen gone, 202 where it takes longer; Location says where to"
              + " look. 409 for every call after the first, 500 where it cannot be deleted as"
              + " things stand.")
  @DeleteMapping(path = "/api/deployment/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<DeploymentDeleted> delete(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer) {
    String uuid = id.toLowerCase(Locale.ROOT);
    if (!ID.matcher(uuid).matches()) {
      throw Problem.field("id", "of a deployment must be a UUID");
    }
    OwnerRow deployment = held.require(caller, ComputeConfiguration.OWNER_TYPE, uuid);
    refuseRepeated(deployment);
    Accepted accepted = asking.ask(caller, deployment.ref(), false, "deleted by its user");
    if (accepted.outcome() != Accepted.Outcome.OPENED) {
      throw repeated(accepted.saga());
    }
    SagaState state = asking.await(accepted, compute.patience(prefer));
    return answer(uuid, accepted.saga(), state);
  }

  private void refuseRepeated(OwnerRow deployment) {
    if (deployment.state().equals("deleted")) {
      throw Problem.of(
          409, "already-deleted", "It is deleted", "The deployment was deleted already");
    }
    owners
        .openDeletion(deployment.no())
        .ifPresent(open -> {
          throw repeated(open);
        });
  }

  private static Problem repeated(UUID deletion) {
    return Problem.of(
        409,
        "already-deleted",
        "It is being deleted",
        "The deployment is being deleted already; see " + Asking.place(deletion));
  }

  private ResponseEntity<DeploymentDeleted> answer(String id, UUID deletion, SagaState state) {
    Outcome outcome = outcomes.of(deletion);
    return switch (state) {
      case DELETED -> ResponseEntity.ok(DeploymentDeleted.done(id, outcome, outcomes.at(deletion)));
      case PLANNING, DELETING ->
          going(deletion, DeploymentDeleted.going(id, outcome, null, place(deletion)));
      case GRACE ->
          going(
              deletion,
              DeploymentDeleted.going(id, outcome, outcomes.at(deletion), place(deletion)));
      case STUCK, ABANDONED, CANCELLED, REHEARSED -> throw failed(deletion, state, outcome);
    };
  }

  private static ResponseEntity<DeploymentDeleted> going(UUID deletion, DeploymentDeleted body) {
    return ResponseEntity.status(HttpStatus.ACCEPTED).location(Asking.place(deletion)).body(body);
  }

  private static String place(UUID deletion) {
    return Asking.place(deletion).toString();
  }

  private static Problem failed(UUID deletion, SagaState state, Outcome outcome) {
    String why =
        outcome.doubts().stream()
            .findFirst()
            .map(doubt -> "%s: %s".formatted(doubt.kind(), doubt.why()))
            .orElse("it is " + state.wire());
    return Problem.of(
        500,
        "deletion-failed",
        "It cannot be deleted as things stand",
        "The deletion failed: %d parts of the deployment were not seen gone (%s); see %s"
            .formatted(outcome.left(), why, Asking.place(deletion)));
  }
}
