package dev.cleanslate.worker.runtime;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.OwnerRef;
import java.util.Map;
import org.slf4j.MDC;

/// Which step the lines are about that this thread logs, until it is closed: `saga`, `step`,
/// `kind`, `tenant`, `owner_type` and `owner`, as in the orchestrator's lines. Ids only.
final class Labels implements AutoCloseable {
  private final Map<String, String> labels;

  private Labels(Map<String, String> labels) {
    this.labels = labels;
    labels.forEach(MDC::put);
  }

  static Labels of(Command command) {
    OwnerRef owner = command.owner();
    return new Labels(
        Map.of(
            "saga", command.ref().saga().toString(),
            "step", Long.toString(command.ref().step()),
            "kind", command.target().kind(),
            "tenant", owner.tenant(),
            "owner_type", owner.type(),
            "owner", owner.id()));
  }

  @Override
  public void close() {
    labels.keySet().forEach(MDC::remove);
  }
}
