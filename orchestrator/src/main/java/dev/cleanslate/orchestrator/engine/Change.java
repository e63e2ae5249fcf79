package dev.cleanslate.orchestrator.engine;

import dev.cleanslate.messages.SagaEvent;
import dev.cleanslate.orchestrator.saga.Step;
import dev.cleanslate.orchestrator.saga.StepState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one transaction changed about one saga.
///
/// @param sheet the saga afterwards
/// @param steps the steps that changed
/// @param event what to tell about it; its `seq` is the saga's version. Absent where nothing moved
///   that anybody would want to know
/// @param isRefitted whether it has gates that it was not loaded with
public record Change(
    Sheet sheet, List<StepChange> steps, @Nullable SagaEvent event, boolean isRefitted) {
  /// One step afterwards, and the state it was loaded in.
  public record StepChange(StepState before, Step after) {}
}
