package dev.cleanslate.orchestrator.surface.nodes;

import dev.cleanslate.messages.InvalidField;
import dev.cleanslate.messages.Require;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.surface.ConditionalOnSurface;
import dev.cleanslate.orchestrator.surface.Surface;
import dev.cleanslate.orchestrator.surface.nodes.BatchReport.Result;
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

@Tag(name = "nodes")
@RestController
@ConditionalOnSurface(NodesConfiguration.SYSTEM)
final class BatchEndpoint {
  private final Batch batch;
  private final Surface nodes;

  BatchEndpoint(Batch batch, Surface nodes) {
    this.batch = batch;
    this.nodes = nodes;
  }

  @Operation(
      summary = "Clean up or validate many at once",
      description =
          "Operations: cleanup_nodes, cleanup_deployments, validate_nodes. Each target has a result"
              + " of its own; 207 where they differ.")
  @PostMapping(path = "/api/cleanup/batch", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<BatchReport> batch(
      Caller caller,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      @RequestBody Wanted wanted) {
    Duration patience = nodes.patience(prefer);
    List<Result> results =
        switch (wanted.operation()) {
          case "cleanup_nodes" -> clean(caller, NodesConfiguration.NODE, wanted, patience);
          case "cleanup_deployments" ->
              clean(caller, NodesConfiguration.DEPLOYMENT, wanted, patience);
          case "validate_nodes" -> batch.validate(caller, wanted.targets(), patience);
          default ->
              throw new InvalidField(
                  "operation", "must be one of cleanup_nodes, cleanup_deployments, validate_nodes");
        };
    return ResponseEntity.status(BatchReport.code(results))
        .body(BatchReport.of(wanted.operation(), results));
  }

  private List<Result> clean(Caller caller, String type, Wanted wanted, Duration patience) {
    return batch.clean(
        caller, wanted.targets().stream().map(id -> new Batch.Target(type, id)).toList(), patience);
  }

  /// What is wanted.
  ///
  /// @param targets by name or number; at most 1000, and each only once
  record Wanted(String operation, List<String> targets) {
    private static final int MOST = 1000;

    Wanted {
      Require.text("operation", operation, 100);
      Require.present("targets", targets);
      Require.within("targets.size", targets.size(), 1, MOST);
      targets.forEach(target -> Require.text("targets", target, 200));
      targets = targets.stream().distinct().toList();
    }
  }
}
