package dev.cleanslate.orchestrator.surface.clones;

import dev.cleanslate.orchestrator.surface.clones.CloneRows.Waiting;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// Whether cleaning up works, as far as the deletions under way show it.
///
/// @param success that this could be found out
/// @param status `healthy`, or `degraded` where a service does not do what it is asked, or
///   something is orphaned
/// @param services by where a clone's things lie
/// @param timestamp when this was told, to the second
record CleanupHealth(
    boolean success,
    String status,
    Map<String, Service> services,
    long orphanedResources,
    String timestamp) {
  /// One of the services that a clone's things lie with.
  ///
  /// @param status `available`; `degraded` where it does not do what it is asked; `idle` where
  ///   nothing is under way that would show it
  record Service(String status, long waiting, long unanswered, long failing, long unverifiable) {
    static Service of(Waiting waiting) {
      long bad = waiting.unanswered() + waiting.failing() + waiting.unverifiable();
      return new Service(
          bad > 0 ? "degraded" : waiting.steps() > 0 ? "available" : "idle",
          waiting.steps(),
          waiting.unanswered(),
          waiting.failing(),
          waiting.unverifiable());
    }
  }

  /// The services by the names of the workers that deal with them.
  private static final Map<String, String> SERVICES = new LinkedHashMap<>();

  static {
    SERVICES.put("openai", "openai");
    SERVICES.put("database", "records");
    SERVICES.put("storage", "storage");
  }

  /// @param worker who deals with a kind
  static CleanupHealth of(
      Map<String, Waiting> byKind, Function<String, String> worker, long orphaned, Instant now) {
    Map<String, Service> services = new LinkedHashMap<>();
    SERVICES.forEach((name, works) -> {
      Waiting sum =
          byKind.entrySet().stream()
              .filter(kind -> worker.apply(kind.getKey()).equals(works))
              .map(Map.Entry::getValue)
              .reduce(Waiting.NONE, Waiting::plus);
      services.put(name, Service.of(sum));
    });
    boolean bad =
        orphaned > 0 || services.values().stream().anyMatch(one -> one.status().equals("degraded"));
    return new CleanupHealth(
        true,
        bad ? "degraded" : "healthy",
        services,
        orphaned,
        now.truncatedTo(ChronoUnit.SECONDS).toString());
  }
}
