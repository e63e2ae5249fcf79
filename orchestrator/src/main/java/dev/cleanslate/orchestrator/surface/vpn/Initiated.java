package dev.cleanslate.orchestrator.surface.vpn;

import java.time.Instant;
import java.util.UUID;

/// The first reply: the deletion is under way. The fields up to `cleanupTracking` are the VPN
/// manager's; the others say which deletion it is.
///
/// @param timestamp in seconds since 1970
record Initiated(
    boolean success,
    String message,
    String cleanupStatus,
    boolean verificationScheduled,
    Tracking cleanupTracking,
    String type,
    String operationId,
    String tenant,
    String instanceName,
    long timestamp) {

  static Initiated of(UUID deletion, String tenant, String instance, Instant at) {
    return new Initiated(
        true,
        "the deletion of %s has begun; what was verified follows".formatted(instance),
        "initiated",
        true,
        new Tracking(true, true, "running"),
        "cleanup_initiated",
        OperationId.of(deletion, instance),
        tenant,
        instance,
        at.getEpochSecond());
  }

  /// That it is kept account of.
  record Tracking(
      boolean trackingEnabled, boolean verificationJobScheduled, String cronJobStatus) {}
}
