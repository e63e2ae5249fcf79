package dev.cleanslate.orchestrator.api.operator;

import dev.cleanslate.orchestrator.api.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "health")
@RestController
final class StatusEndpoint {
  private final HealthFigures figures;

  StatusEndpoint(HealthFigures figures) {
    this.figures = figures;
  }

  @Operation(
      summary = "How the tenant is doing",
      description =
          "503 where the status is down, else 200; degraded means that a person should look.")
  @GetMapping(path = "/v1/health", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Health> health(Caller caller) {
    Health health = Health.of(figures.of(caller.tenant()), figures.findings(caller.tenant()));
    return ResponseEntity.status(health.isDown() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
        .body(health);
  }

  @Operation(
      summary = "Whether the process answers at all",
      description = "The one call that needs no token.")
  @SecurityRequirements
  @GetMapping(path = "/livez", produces = MediaType.APPLICATION_JSON_VALUE)
  Alive alive() {
    return new Alive("ok");
  }

  /// That the process answers.
  record Alive(String status) {}
}
