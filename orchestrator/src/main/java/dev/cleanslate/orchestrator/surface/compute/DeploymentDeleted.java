package dev.cleanslate.orchestrator.surface.compute;

import dev.cleanslate.orchestrator.api.deletion.Outcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// What the deletion of a deployment is answered with.
///
/// @param success whether everything was seen gone
/// @param status `deleted`, or `deleting` while it goes on
/// @param replicasStopped replicas that were running or starting, and are stopped
/// @param resourcesReleased whether everything that was allocated to it was seen given back
/// @param deletedAt when it was deleted, in UTC without saying so, to the microsecond; absent while
///   it goes on
record DeploymentDeleted(
    boolean success,
    String deploymentId,
    String status,
    long replicasStopped,
    boolean resourcesReleased,
    @Nullable String deletedAt,
    String message) {
  private static final String REPLICA = "compute.replica";
  private static final String ALLOCATION = "compute.allocation";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  static DeploymentDeleted done(String id, Outcome outcome, Instant at) {
    long stopped = outcome.deleted(REPLICA);
    return new DeploymentDeleted(
        true,
        id,
        "deleted",
        stopped,
        outcome.left(ALLOCATION) == 0,
        TIME.format(at),
        "The deployment is deleted, and %d replicas of it are stopped".formatted(stopped));
  }

  /// @param hiddenAt when it was hidden, where it can still be restored
  static DeploymentDeleted going(
      String id, Outcome outcome, @Nullable Instant hiddenAt, String place) {
    return new DeploymentDeleted(
        false,
        id,
        "deleting",
        outcome.deleted(REPLICA),
        outcome.steps(ALLOCATION) > 0 && outcome.left(ALLOCATION) == 0,
        hiddenAt == null ? null : TIME.format(hiddenAt),
        (hiddenAt == null
                ? "The deletion goes on; see %s"
                : "The deployment is hidden and can be restored for a while; see %s")
            .formatted(place));
  }
}
