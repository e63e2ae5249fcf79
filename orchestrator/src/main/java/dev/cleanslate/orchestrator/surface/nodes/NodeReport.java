package dev.cleanslate.orchestrator.surface.nodes;

import dev.cleanslate.orchestrator.saga.SagaState;
import dev.cleanslate.orchestrator.surface.Asking;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the deletion of a node is answered with.
///
/// @param summary of all operations
/// @param details by sort of resource; absent where many nodes are told of at once
/// @param deletion where it is shown; absent once nothing is left
record NodeReport(
    String message,
    String nodeName,
    Operations.Summary summary,
    @Nullable List<Operations.OfType> details,
    @Nullable String deletion) {

  /// @param asked as the client called the node
  static NodeReport of(
      String asked,
      String name,
      UUID deletion,
      SagaState state,
      Operations.Summary summary,
      @Nullable List<Operations.OfType> details) {
    return new NodeReport(
        message("node " + asked, state, summary),
        name,
        summary,
        details,
        Ending.of(state, summary) == Ending.DONE ? null : Asking.place(deletion).toString());
  }

  static String message(String what, SagaState state, Operations.Summary summary) {
    return switch (Ending.of(state, summary)) {
      case DONE ->
          summary.totalOperations() == 0
              ? "Nothing was registered for %s, so there was nothing to clean up".formatted(what)
              : "Cleanup completed successfully for " + what;
      case PARTIAL ->
          state == SagaState.ABANDONED
              ? "A person gave the cleanup of %s up; %s operations succeeded"
                  .formatted(what, summary.told())
              : "Cleanup of %s is partial: %s operations succeeded, the rest waits for a person"
                  .formatted(what, summary.told());
      case GOING ->
          state == SagaState.GRACE
              ? "%s is hidden and can be restored; its cleanup begins after that".formatted(what)
              : "Cleanup of %s goes on: %s operations succeeded so far"
                  .formatted(what, summary.told());
      case TAKEN_BACK -> "Somebody took the cleanup of %s back".formatted(what);
    };
  }
}
