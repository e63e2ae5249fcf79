package dev.cleanslate.orchestrator.surface.clones;

import dev.cleanslate.orchestrator.api.deletion.Outcome;
import dev.cleanslate.orchestrator.api.deletion.Outcomes;
import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.owner.Held;
import dev.cleanslate.orchestrator.api.owner.OwnerRow;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.intake.Accepted;
import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.orchestrator.surface.Asking;
import dev.cleanslate.orchestrator.surface.ConditionalOnSurface;
import dev.cleanslate.orchestrator.surface.Surface;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Deletes clones as the clone platform did: one call, and a report as its answer.
@Tag(name = "clones", description = "As clients of the AI-clone platform know it")
@RestController
@ConditionalOnSurface(ClonesConfiguration.SYSTEM)
@RequestMapping(path = "/clones", produces = MediaType.APPLICATION_JSON_VALUE)
final class CloneEndpoint {
  private final Held held;
  private final Asking asking;
  private final Outcomes outcomes;
  private final BriefLocks database;
  private final Surface clones;

  CloneEndpoint(Held held, Asking asking, Outcomes outcomes, BriefLocks database, Surface clones) {
    this.held = held;
    this.asking = asking;
    this.outcomes = outcomes;
    this.database = database;
    this.clones = clones;
  }

  @Operation(
      summary = "Delete a clone",
      description =
          "200 once everything was seen gone, 207 where something is left or nobody can tell, 202"
              + " where it takes longer; Location says where to look. Repeating it finds the same"
              + " deletion.")
  @DeleteMapping("/{id}")
  ResponseEntity<CleanupReport> delete(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer) {
    return delete(caller, id, false, clones.patience(prefer));
  }

  @Operation(
      summary = "Delete a clone that is in use",
      description = "As without force, but open sessions are ended first, and counted.")
  @DeleteMapping("/{id}/force")
  ResponseEntity<CleanupReport> force(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer) {
    return delete(caller, id, true, clones.patience(prefer));
  }

  private ResponseEntity<CleanupReport> delete(
      Caller caller, String id, boolean force, Duration patience) {
    OwnerRow clone = held.require(caller, ClonesConfiguration.OWNER_TYPE, id);
    String why = force ? "deleted with force" : "deleted";
    Accepted accepted = asking.ask(caller, clone.ref(), force, why);
    SagaState state = asking.await(accepted, patience);
    return answer(accepted.saga(), state, force);
  }

  private ResponseEntity<CleanupReport> answer(UUID deletion, SagaState state, boolean force) {
    Outcome outcome = outcomes.of(deletion);
    HttpStatus status =
        switch (state) {
          case DELETED ->
              CleanupReport.isSuccess(outcome, state) ? HttpStatus.OK : HttpStatus.MULTI_STATUS;
          case STUCK, ABANDONED -> HttpStatus.MULTI_STATUS;
          case GRACE, PLANNING, DELETING -> HttpStatus.ACCEPTED;
          case CANCELLED, REHEARSED -> throw takenBack(deletion);
        };
    return ResponseEntity.status(status)
        .location(Asking.place(deletion))
        .body(
            CleanupReport.of(
                outcome, state, force, more(deletion, state, outcome), database.now()));
  }

  private static List<String> more(UUID deletion, SagaState state, Outcome outcome) {
    String place = Asking.place(deletion).toString();
    return switch (state) {
      case DELETED ->
          outcome.rows().isEmpty() ? List.of("nothing was registered for it") : List.of();
      case STUCK ->
          List.of("%d of its resources wait for a person; see %s".formatted(outcome.left(), place));
      case ABANDONED -> List.of("a person gave the deletion up; see " + place);
      case GRACE ->
          List.of("it is hidden and can be restored; nothing is deleted yet, see " + place);
      case PLANNING, DELETING -> List.of("the deletion goes on; see " + place);
      case CANCELLED, REHEARSED -> List.of();
    };
  }

  private static Problem takenBack(UUID deletion) {
    return Problem.of(
        409,
        "deletion-taken-back",
        "The deletion was taken back",
        "Somebody restored it while it was waited for; see " + Asking.place(deletion));
  }
}
