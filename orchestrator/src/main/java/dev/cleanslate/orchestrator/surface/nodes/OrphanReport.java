package dev.cleanslate.orchestrator.surface.nodes;

import dev.cleanslate.orchestrator.surface.nodes.BatchReport.Result;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What is orphaned of nodes and deployments, and what was done about it.
///
/// @param dryRun whether it was only looked for
/// @param orphanedResources how many
/// @param resources each of them
/// @param results what became of the owners that were cleaned up; absent in a dry run
record OrphanReport(
    String message,
    long maxAgeHours,
    boolean dryRun,
    int orphanedResources,
    List<Orphan> resources,
    @Nullable List<Result> results) {
  /// One of them.
  ///
  /// @param nodeName whose it is; a node's or a deployment's
  /// @param resourceType absent where it is the whole owner
  /// @param finding `held`, `left`, `unsettled` or `failed`, as the job orphan-sweep calls it
  /// @param since since when
  /// @param deletable whether cleaning up its owner would remove it, and nothing that lives
  record Orphan(
      String ownerType,
      String nodeName,
      @Nullable String resourceType,
      @Nullable String resourceId,
      String finding,
      String since,
      boolean deletable) {}

  /// The types of owners that the sweep is asked for.
  static final Set<String> OURS = Set.of(NodesConfiguration.NODE, NodesConfiguration.DEPLOYMENT);

  /// What a run of the sweep has listed of nodes and deployments.
  static List<Orphan> orphans(JsonNode swept) {
    List<Orphan> orphans = new ArrayList<>();
    for (JsonNode item : swept.path("items")) {
      String type = item.at("/owner/type").asString();
      if (OURS.contains(type)) {
        String kind = item.path("kind").asString("");
        orphans.add(
            new Orphan(
                type,
                item.at("/owner/id").asString(),
                kind.isEmpty() ? null : ResourceType.of(kind).name(),
                kind.isEmpty() ? null : item.path("id").asString(),
                item.path("finding").asString(),
                item.path("since").asString(),
                item.path("deletable").asBoolean()));
      }
    }
    return orphans;
  }

  /// The owners that may be cleaned up, each once.
  static List<Batch.Target> targets(List<Orphan> orphans) {
    Set<Batch.Target> targets = new LinkedHashSet<>();
    orphans.stream()
        .filter(Orphan::deletable)
        .forEach(orphan -> targets.add(new Batch.Target(orphan.ownerType(), orphan.nodeName())));
    return List.copyOf(targets);
  }

  /// @param beyond whether the sweep found more than it listed
  static OrphanReport of(
      List<Orphan> orphans, long hours, @Nullable List<Result> results, boolean beyond) {
    String found = "%d orphaned resources of more than %d hours".formatted(orphans.size(), hours);
    String done =
        results == null
            ? "nothing was deleted; send dry_run false to clean up what is deletable"
            : "%d of %d owners were cleaned up"
                .formatted(results.stream().filter(Result::success).count(), results.size());
    String more = beyond ? "; there are more than are listed, so call again" : "";
    return new OrphanReport(
        found + "; " + done + more, hours, results == null, orphans.size(), orphans, results);
  }

  /// Whether a run of the sweep found more than it listed.
  static boolean isBeyond(JsonNode swept) {
    long found = 0;
    for (Map.Entry<String, JsonNode> sort : swept.path("found").properties()) {
      found += sort.getValue().asLong();
    }
    return found > swept.path("items").size();
  }
}
