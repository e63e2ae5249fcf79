package dev.cleanslate.orchestrator.surface.vpn;

import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.orchestrator.saga.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The status of one deletion: each component with its start, end and duration, why it failed, and
/// what was seen.
///
/// @param cleanupStatus how far the whole is
/// @param components by the names the VPN manager gave them
record CleanupStatus(
    String operationId,
    String instanceName,
    Progress cleanupStatus,
    Instant startTime,
    @Nullable Instant endTime,
    long durationMs,
    Map<String, ComponentStatus> components) {

  /// How far one component is.
  ///
  /// @param endTime when its last step was seen gone; absent before that
  /// @param error why it failed; absent where it did not
  record ComponentStatus(
      Progress status,
      @Nullable Instant startTime,
      @Nullable Instant endTime,
      @Nullable Long durationMs,
      @Nullable String error,
      Map<String, Object> verificationData) {}

  /// What is known of a deletion.
  record Known(
      SagaState state,
      Instant createdAt,
      @Nullable Instant finishedAt,
      List<VpnSteps.Count> counts,
      List<VpnSteps.Seen> seen,
      Map<String, Instant> begun) {
    private List<VpnSteps.Count> counts(Component component) {
      return counts.stream().filter(count -> count.kind().equals(component.kind())).toList();
    }

    private List<VpnSteps.Seen> seen(Component component) {
      return seen.stream().filter(step -> step.kind().equals(component.kind())).toList();
    }
  }

  static CleanupStatus of(String operationId, String instance, Known known, Instant now) {
    Map<String, ComponentStatus> components = new LinkedHashMap<>();
    for (Component component : Component.values()) {
      components.put(component.name(), status(component, known));
    }
    components.put(Component.VERIFICATION_JOB, verification(known));
    Instant end = known.finishedAt();
    return new CleanupStatus(
        operationId,
        instance,
        whole(known.state()),
        known.createdAt(),
        end,
        Duration.between(known.createdAt(), end == null ? now : end).toMillis(),
        components);
  }

  private static Progress whole(SagaState state) {
    return switch (state) {
      case GRACE, PLANNING -> Progress.NOT_STARTED;
      case DELETING -> Progress.IN_PROGRESS;
      case DELETED, REHEARSED -> Progress.COMPLETED;
      case STUCK, ABANDONED, CANCELLED -> Progress.FAILED;
    };
  }

  private static ComponentStatus status(Component component, Known known) {
    List<VpnSteps.Count> counts = known.counts(component);
    Progress progress = Progress.of(states(counts), known.state());
    Instant start = known.begun().get(component.kind());
    Instant end = progress == Progress.COMPLETED ? last(counts) : null;
    List<VpnSteps.Seen> seen = known.seen(component);
    return new ComponentStatus(
        progress,
        start,
        end,
        start == null || end == null ? null : Duration.between(start, end).toMillis(),
        progress == Progress.FAILED ? error(seen) : null,
        OldProof.of(component, progress, seen));
  }

  private static ComponentStatus verification(Known known) {
    Progress progress = Progress.ofVerification(states(known.counts()), known.state());
    long gone =
        known.counts().stream()
            .filter(count -> count.state() == StepState.GONE)
            .mapToLong(VpnSteps.Count::steps)
            .sum();
    long all = known.counts().stream().mapToLong(VpnSteps.Count::steps).sum();
    return new ComponentStatus(
        progress,
        null,
        progress == Progress.COMPLETED ? known.finishedAt() : null,
        null,
        progress == Progress.FAILED ? error(known.seen()) : null,
        Map.of("seen_gone", gone, "not_seen_gone", all - gone));
  }

  private static List<StepState> states(List<VpnSteps.Count> counts) {
    return counts.stream().map(VpnSteps.Count::state).toList();
  }

  private static @Nullable Instant last(List<VpnSteps.Count> counts) {
    return counts.stream()
        .map(VpnSteps.Count::last)
        .max(java.util.Comparator.naturalOrder())
        .orElse(null);
  }

  private static @Nullable String error(List<VpnSteps.Seen> seen) {
    return seen.stream()
        .filter(step -> step.state() != StepState.GONE)
        .map(VpnSteps.Seen::why)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
