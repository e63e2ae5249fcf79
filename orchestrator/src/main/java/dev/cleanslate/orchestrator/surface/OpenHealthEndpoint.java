package dev.cleanslate.orchestrator.surface;

import dev.cleanslate.orchestrator.api.operator.HealthFigures;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Health as the token gateway showed it. Open to everybody, so it shows counts only, of all
/// tenants together, and counts anew once a second at most, however often it is asked.
@Tag(name = "health")
@RestController
final class OpenHealthEndpoint {
  static final String PATH = "/health";
  private static final long FRESH_NANOS = 1_000_000_000L;

  private final HealthFigures figures;
  private @Nullable OpenHealth last;
  private long counted;

  OpenHealthEndpoint(HealthFigures figures) {
    this.figures = figures;
  }

  @Operation(
      summary = "How all is doing, in counts",
      description = "Degraded as soon as one resource is orphaned, or one message was lost.")
  @SecurityRequirements
  @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
  synchronized OpenHealth health() {
    long now = System.nanoTime();
    OpenHealth known = last;
    if (known == null || now - counted > FRESH_NANOS) {
      known = OpenHealth.of(figures.ofAll());
      last = known;
      counted = now;
    }
    return known;
  }
}
