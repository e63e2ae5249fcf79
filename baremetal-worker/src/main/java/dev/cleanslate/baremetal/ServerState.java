package dev.cleanslate.baremetal;

import dev.cleanslate.worker.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The state of a server, as the provider tells it. Both enumerations may grow; a status that
/// nobody knows is at rest, and the provider's answer to the deletion decides.
///
/// One that failed before anybody deleted it, as where its provisioning found no capacity, is
/// deleted like any other. Only its reasons tell it from one whose deletion has failed; where they
/// outlast a failed deletion, that is asked for again until the step's deadline.
///
/// @param status `running`, `stopped`, ...; empty where it is missing
/// @param lifecycle `stable`, `deleting`, ...; empty where it is missing
/// @param reasons the codes that the provider gives for both
record ServerState(String status, String lifecycle, List<String> reasons) {
  ServerState {
    reasons = List.copyOf(reasons);
  }

  /// What a state means for the deletion.
  enum Phase {
    /// It is being deleted.
    GOING,
    /// Its deletion has failed.
    BROKEN,
    /// The provider keeps its hand on it.
    SUSPENDED,
    /// It runs, or is about to.
    ALIVE,
    /// It will soon be in another state by itself.
    PASSING,
    /// It can be deleted.
    AT_REST
  }

  static ServerState of(JsonNode seen) {
    List<String> reasons = new ArrayList<>();
    Stream.of("status_reasons", "lifecycle_reasons")
        .forEach(list -> seen.path(list).forEach(reason -> add(reason, reasons)));
    return new ServerState(text(seen, "status"), text(seen, "lifecycle_state"), reasons);
  }

  private static void add(JsonNode reason, List<String> reasons) {
    String code = text(reason, "code");
    if (!code.isEmpty() && reasons.size() < 8) {
      reasons.add(code);
    }
  }

  private static String text(JsonNode json, String field) {
    String word = Words.code(json.path(field).stringValue(null));
    return word == null ? "" : word;
  }

  Phase phase() {
    if (status.equals("failed")
        && (lifecycle.equals("failed") || lifecycle.equals("deleting"))
        && !hasFailedBefore()) {
      return Phase.BROKEN;
    }
    if (status.equals("deleting") || lifecycle.equals("deleting")) {
      return Phase.GOING;
    }
    if (lifecycle.equals("suspended")) {
      return Phase.SUSPENDED;
    }
    return switch (status) {
      case "running", "starting", "restarting" -> Phase.ALIVE;
      case "", "maintenance", "pending", "reinitializing", "stopping" -> Phase.PASSING;
      default -> Phase.AT_REST;
    };
  }

  /// Whether it is for another reason than its deletion that it failed: it could not be started, or
  /// its firmware not be brought up to date.
  private boolean hasFailedBefore() {
    return reasons.stream()
        .anyMatch(code -> code.startsWith("cannot_start") || code.equals("cannot_update_firmware"));
  }

  /// The state and its reasons, fit to be shown.
  String words() {
    String words = "status=%s lifecycle=%s".formatted(shown(status), shown(lifecycle));
    return reasons.isEmpty() ? words : words + " reasons=" + String.join(",", reasons);
  }

  private static String shown(String word) {
    return word.isEmpty() ? "?" : word;
  }
}
