package dev.cleanslate.orchestrator.surface.clones;

import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.catalog.Kind;
import dev.cleanslate.orchestrator.jobs.Jobs;
import dev.cleanslate.orchestrator.jobs.Order;
import dev.cleanslate.orchestrator.surface.ConditionalOnSurface;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whether cleaning up works, and what is orphaned. Deletes nothing.
@Tag(name = "clones")
@RestController
@ConditionalOnSurface(ClonesConfiguration.SYSTEM)
@RequestMapping(path = "/clones/cleanup", produces = MediaType.APPLICATION_JSON_VALUE)
final class CloneHealthEndpoint {
  private static final String SWEEP = "orphan-sweep";

  private final CloneRows rows;
  private final Catalog catalog;
  private final Jobs jobs;
  private final BriefLocks database;

  CloneHealthEndpoint(CloneRows rows, Catalog catalog, Jobs jobs, BriefLocks database) {
    this.rows = rows;
    this.catalog = catalog;
    this.jobs = jobs;
    this.database = database;
  }

  @Operation(summary = "Whether cleaning up works", description = "By what is under way now.")
  @GetMapping("/health")
  CleanupHealth health(Caller caller) {
    requireWhole(caller);
    long orphaned = rows.orphaned(caller.tenant()).values().stream().mapToLong(n -> n).sum();
    return CleanupHealth.of(rows.waiting(caller.tenant()), this::worker, orphaned, database.now());
  }

  @Operation(
      summary = "Look for orphaned data",
      description = "Runs the job orphan-sweep, which only reports, and counts what is known.")
  @PostMapping("/orphaned-data")
  OrphanedRows orphaned(Caller caller) {
    requireWhole(caller);
    Optional<Map<String, Object>> swept =
        jobs.run(SWEEP, new Order(caller.tenant(), caller.name(), Order.MAX_AGE, true));
    return OrphanedRows.of(
        rows.orphaned(caller.tenant()),
        swept.map(CloneHealthEndpoint::told).orElse(List.of()),
        swept.isPresent()
            ? List.of()
            : List.of(
                "the sweep is being run for somebody else; this counts what was known before"));
  }

  private static List<String> told(Map<String, Object> swept) {
    return swept.get("found") instanceof Map<?, ?> found
        ? found.entrySet().stream()
            .map(one ->
                "the sweep of all owners reports %s: %s".formatted(one.getKey(), one.getValue()))
            .sorted()
            .toList()
        : List.of();
  }

  private String worker(String kind) {
    return Optional.ofNullable(catalog.kinds().get(kind)).map(Kind::worker).orElse("");
  }

  /// What is counted is the tenant's, and none of the business of whoever holds a part of it.
  private static void requireWhole(Caller caller) {
    if (caller.onlyHeld()) {
      throw Problem.of(
          403,
          "missing-scope",
          "The token does not allow this",
          "This call is about a whole tenant, and the token is for what its holder holds only.");
    }
  }
}
