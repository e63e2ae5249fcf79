package dev.cleanslate.orchestrator.surface.vpn;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The status of what verifies by the clock.
///
/// @param cronJobStatus `running` where an orchestrator is alive, else `stopped`
/// @param pendingVerifications looks that are due or under way
/// @param retrying steps that are tried again later
/// @param verified resources that were seen gone, of deletions that are remembered
/// @param failed resources that could not be deleted, or not be verified
/// @param lastRun when deletions were last verified again, long after their end
record CronJobStatus(
    String cronJobStatus,
    long activeOperations,
    long pendingVerifications,
    long retrying,
    long verified,
    long failed,
    @Nullable Instant lastRun,
    @Nullable Instant nextRun) {}
