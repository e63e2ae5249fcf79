package dev.cleanslate.orchestrator.surface.nodes;

import dev.cleanslate.messages.Require;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.jobs.Jobs;
import dev.cleanslate.orchestrator.jobs.Order;
import dev.cleanslate.orchestrator.surface.ConditionalOnSurface;
import dev.cleanslate.orchestrator.surface.Surface;
import dev.cleanslate.orchestrator.surface.nodes.BatchReport.Result;
import dev.cleanslate.orchestrator.surface.nodes.OrphanReport.Orphan;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The sweep as the clusters' clients know it. The job itself only reports here: it would delete
/// owners of other systems as well.
@Tag(name = "nodes")
@RestController
@ConditionalOnSurface(NodesConfiguration.SYSTEM)
final class OrphanedEndpoint {
  private static final String SWEEP = "orphan-sweep";
  private static final int A_MOMENT = 2;

  private final Jobs jobs;
  private final Batch batch;
  private final Surface nodes;

  OrphanedEndpoint(Jobs jobs, Batch batch, Surface nodes) {
    this.jobs = jobs;
    this.batch = batch;
    this.nodes = nodes;
  }

  @Operation(
      summary = "What is orphaned of nodes and deployments",
      description =
          "Older than max_age_hours, of which 24 are usual. Only tells, unless dry_run is false:"
              + " then the owners of what is deletable are cleaned up, each with a result of its"
              + " own.")
  @PostMapping(path = "/api/cleanup/orphaned", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<OrphanReport> orphaned(
      Caller caller,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      @RequestBody(required = false) @Nullable Wanted wanted) {
    NodesConfiguration.requireWhole(caller);
    Duration patience = nodes.patience(prefer);
    Wanted how = wanted == null ? new Wanted(null, null) : wanted;
    JsonNode swept = swept(caller, how.age());
    List<Orphan> orphans = OrphanReport.orphans(swept);
    boolean beyond = OrphanReport.isBeyond(swept);
    if (how.onlyTells()) {
      return ResponseEntity.ok(OrphanReport.of(orphans, how.age().toHours(), null, beyond));
    }
    List<Result> results = batch.clean(caller, OrphanReport.targets(orphans), patience);
    return ResponseEntity.status(BatchReport.code(results))
        .body(OrphanReport.of(orphans, how.age().toHours(), results, beyond));
  }

  private JsonNode swept(Caller caller, Duration age) {
    return jobs.run(SWEEP, new Order(caller.tenant(), caller.name(), age, OrphanReport.OURS, true))
        .map(result -> Wire.json().<JsonNode>valueToTree(result))
        .orElseThrow(() ->
            Problem.later(
                "job-runs",
                "It is being run",
                "The sweep is being run for somebody else; nothing was done. Repeat the call.",
                A_MOMENT));
  }

  /// What is wanted.
  ///
  /// @param maxAgeHours how old something must be to count; absent means 24
  /// @param dryRun whether it is only looked for; absent means yes
  record Wanted(@Nullable Integer maxAgeHours, @Nullable Boolean dryRun) {
    Wanted {
      if (maxAgeHours != null) {
        Require.within("max_age_hours", maxAgeHours, 0, 24 * 3650);
      }
    }

    Duration age() {
      return maxAgeHours == null ? Order.MAX_AGE : Duration.ofHours(maxAgeHours);
    }

    boolean onlyTells() {
      return !Boolean.FALSE.equals(dryRun);
    }
  }
}
