package dev.cleanslate.orchestrator.api.owner;

import dev.cleanslate.orchestrator.api.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "owners")
@RestController
final class ScriptEndpoint {
  private final ScriptFile scripts;

  ScriptEndpoint(ScriptFile scripts) {
    this.scripts = scripts;
  }

  @Operation(
      summary = "A bash script that deletes what is left of an owner",
      description =
          "For when all else fails: by exact id, in the provider's order, with the provider's own"
              + " command. What a shell cannot delete is listed in it. Holds no credential.")
  @GetMapping(path = "/v1/owners/{type}/{id}/script", produces = ScriptFile.TYPE)
  ResponseEntity<byte[]> script(Caller caller, @PathVariable String type, @PathVariable String id) {
    return scripts.answer(caller.owner(type, id), id);
  }
}
