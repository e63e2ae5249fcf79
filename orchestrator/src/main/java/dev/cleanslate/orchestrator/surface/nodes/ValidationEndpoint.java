package dev.cleanslate.orchestrator.surface.nodes;

import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.surface.ConditionalOnSurface;
import dev.cleanslate.orchestrator.surface.Surface;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "nodes")
@RestController
@ConditionalOnSurface(NodesConfiguration.SYSTEM)
@RequestMapping(path = "/api/cleanup", produces = MediaType.APPLICATION_JSON_VALUE)
final class ValidationEndpoint {
  private final Validating validating;
  private final NodeRows rows;
  private final Surface nodes;

  ValidationEndpoint(Validating validating, NodeRows rows, Surface nodes) {
    this.validating = validating;
    this.rows = rows;
    this.nodes = nodes;
  }

  @Operation(
      summary = "Whether a node is cleaned up",
      description =
          "Looks afresh at what was not seen gone, for as long as the call may wait; else tells"
              + " what is known, and since when. What nobody could verify does not pass.")
  @GetMapping("/validate/{id}")
  Validation validate(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer) {
    Duration patience = nodes.patience(prefer);
    return validating.tell(validating.begin(caller, id), patience);
  }

  @Operation(summary = "How many nodes are deployed, failed, cleaned up")
  @GetMapping("/status")
  StatusReport status(Caller caller) {
    NodesConfiguration.requireWhole(caller);
    return StatusReport.of(rows.standings(caller.tenant()));
  }
}
