package dev.cleanslate.orchestrator.surface.vpn;

import dev.cleanslate.messages.Evidence;
import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.orchestrator.saga.StepState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The second reply: what was seen. What no look has found gone counts as there, so that nothing is
/// called clean that nobody has seen so.
///
/// @param verificationReport one entry per component, by the report's names
/// @param timestamp in seconds since 1970
record Verification(
    String type,
    String operationId,
    String tenant,
    String instanceName,
    boolean cleanupSuccessful,
    String cleanupStatus,
    Map<String, Object> verificationReport,
    long timestamp) {

  static Verification of(
      UUID deletion,
      String tenant,
      String instance,
      SagaState state,
      List<VpnSteps.Count> counts,
      List<VpnSteps.Seen> seen,
      Instant at) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("instance_name", instance);
    for (Component component : Component.values()) {
      report.put(component.report(), entry(component, state, counts, seen));
    }
    return new Verification(
        "cleanup_verification",
        OperationId.of(deletion, instance),
        tenant,
        instance,
        state == SagaState.DELETED,
        state.wire(),
        report,
        at.getEpochSecond());
  }

  private static Map<String, Object> entry(
      Component component, SagaState state, List<VpnSteps.Count> counts, List<VpnSteps.Seen> seen) {
    int all = steps(component, counts, false);
    int left = steps(component, counts, true);
    boolean exists = left > 0 || (all == 0 && state != SagaState.DELETED && counts.isEmpty());
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("exists", exists);
    switch (component) {
      case THREAD_TERMINATION -> entry.put("is_running", exists);
      case ROUTING_RULES_CLEAR -> entry.put("rule_count", left);
      case VPN_DISCONNECT -> entry.put("interface_count", left);
      case CONFIGURATION_UPDATE -> {}
    }
    entry.put("details", details(all, left, exists));
    entry.put(
        "evidence",
        seen.stream().filter(step -> step.kind().equals(component.kind())).map(Look::of).toList());
    return entry;
  }

  private static int steps(Component component, List<VpnSteps.Count> counts, boolean left) {
    return counts.stream()
        .filter(count -> count.kind().equals(component.kind()))
        .filter(count -> !left || count.state() != StepState.GONE)
        .mapToInt(VpnSteps.Count::steps)
        .sum();
  }

  private static String details(int all, int left, boolean exists) {
    if (all == 0) {
      return exists ? "the deletion ended before anything was looked at" : "none was registered";
    }
    return left == 0
        ? "all %d were seen gone".formatted(all)
        : "%d of %d were not seen gone".formatted(left, all);
  }

  /// What a look saw of one resource.
  ///
  /// @param id the process's number, the route, the interface's name, the instance's name
  /// @param seenGone whether a look found it gone
  /// @param why what was said about it last
  record Look(
      @Nullable String id,
      boolean seenGone,
      @Nullable String call,
      @Nullable String answer,
      @Nullable String control,
      @Nullable String why) {
    static Look of(VpnSteps.Seen step) {
      Evidence evidence = step.evidence();
      return new Look(
          step.id(),
          step.state() == StepState.GONE,
          evidence == null ? null : evidence.call(),
          evidence == null ? null : evidence.answer(),
          evidence == null ? null : evidence.control(),
          step.why());
    }
  }
}
