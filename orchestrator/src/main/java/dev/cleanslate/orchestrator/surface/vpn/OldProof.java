package dev.cleanslate.orchestrator.surface.vpn;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the VPN manager kept as proof of each component, under its keys. It is said of what looks
/// have seen, not of what was answered to a command.
final class OldProof {
  private OldProof() {}

  static Map<String, Object> of(Component component, Progress progress, List<VpnSteps.Seen> seen) {
    Map<String, Object> data = new LinkedHashMap<>();
    if (seen.isEmpty()) {
      return data;
    }
    boolean done = progress == Progress.COMPLETED;
    switch (component) {
      case THREAD_TERMINATION -> {
        put(data, "thread_id", seen, VpnSteps.Seen::id);
        data.put("stopped", done);
      }
      case ROUTING_RULES_CLEAR -> data.put("routes_cleared", done);
      case VPN_DISCONNECT -> {
        put(data, "vpn_type", seen, OldProof::type);
        data.put("disconnected", done);
      }
      case CONFIGURATION_UPDATE -> data.put("config_saved", done);
    }
    return data;
  }

  /// One is itself, several are a list.
  private static void put(
      Map<String, Object> data,
      String key,
      List<VpnSteps.Seen> seen,
      Function<VpnSteps.Seen, @Nullable String> value) {
    Set<String> known = new LinkedHashSet<>();
    for (VpnSteps.Seen step : seen) {
      String one = value.apply(step);
      if (one != null) {
        known.add(one);
      }
    }
    if (known.size() == 1) {
      data.put(key, known.iterator().next());
    } else if (!known.isEmpty()) {
      data.put(key, List.copyOf(known));
    }
  }

  /// An interface's sameness ends with its kind.
  private static @Nullable String type(VpnSteps.Seen step) {
    String sameness = step.sameness();
    return sameness == null ? null : sameness.substring(sameness.lastIndexOf('/') + 1);
  }
}
