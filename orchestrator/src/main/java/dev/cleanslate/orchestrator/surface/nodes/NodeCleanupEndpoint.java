package dev.cleanslate.orchestrator.surface.nodes;

import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.surface.Asking;
import dev.cleanslate.orchestrator.surface.ConditionalOnSurface;
import dev.cleanslate.orchestrator.surface.Surface;
import dev.cleanslate.orchestrator.surface.nodes.Cleaning.Begun;
import dev.cleanslate.orchestrator.surface.nodes.Cleaning.Told;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "nodes", description = "As clients of the bare-metal clusters know it")
@RestController
@ConditionalOnSurface(NodesConfiguration.SYSTEM)
@RequestMapping(path = "/api/cleanup", produces = MediaType.APPLICATION_JSON_VALUE)
final class NodeCleanupEndpoint {
  private static final String WHY = "cleaned up by a client of the clusters";

  private final Cleaning cleaning;
  private final Surface nodes;

  NodeCleanupEndpoint(Cleaning cleaning, Surface nodes) {
    this.cleaning = cleaning;
    this.nodes = nodes;
  }

  @Operation(
      summary = "Clean up a node",
      description =
          "By name or number. 200 once everything was seen gone, 207 where something is left, 202"
              + " where it takes longer; Location says where to look.")
  @PostMapping("/node/{id}")
  ResponseEntity<NodeReport> node(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer) {
    Duration patience = nodes.patience(prefer);
    Begun begun = cleaning.begin(caller, NodesConfiguration.NODE, id, WHY);
    return answer(begun, cleaning.node(begun, patience));
  }

  @Operation(summary = "Clean up a deployment with all its nodes", description = "As for a node.")
  @PostMapping("/deployment/{id}")
  ResponseEntity<DeploymentReport> deployment(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer) {
    Duration patience = nodes.patience(prefer);
    Begun begun = cleaning.begin(caller, NodesConfiguration.DEPLOYMENT, id, WHY);
    return answer(begun, cleaning.deployment(begun, patience));
  }

  private static <T> ResponseEntity<T> answer(Begun begun, Told<T> told) {
    return ResponseEntity.status(told.ending().code())
        .location(Asking.place(begun.deletion()))
        .body(told.report());
  }
}
