package dev.cleanslate.orchestrator.surface.nodes;

import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.owner.Held;
import dev.cleanslate.orchestrator.api.owner.OwnerRow;
import dev.cleanslate.orchestrator.api.owner.ScriptFile;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.surface.ConditionalOnSurface;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "nodes")
@RestController
@ConditionalOnSurface(NodesConfiguration.SYSTEM)
final class FallbackScriptEndpoint {
  private static final int NOT_FOUND = 404;

  private final Held held;
  private final ScriptFile scripts;

  FallbackScriptEndpoint(Held held, ScriptFile scripts) {
    this.held = held;
    this.scripts = scripts;
  }

  @Operation(
      summary = "A script that deletes by hand what is left of a deployment, or of a node",
      description = "As at /v1/owners/{type}/{id}/script.")
  @GetMapping(path = "/api/cleanup/script/{id}", produces = ScriptFile.TYPE)
  ResponseEntity<byte[]> script(Caller caller, @PathVariable String id) {
    return scripts.answer(owner(caller, id).ref(), id);
  }

  private OwnerRow owner(Caller caller, String id) {
    try {
      return held.require(caller, NodesConfiguration.DEPLOYMENT, id);
    } catch (Problem problem) {
      if (problem.status() != NOT_FOUND) {
        throw problem;
      }
      return held.require(caller, NodesConfiguration.NODE, id);
    }
  }
}
