package dev.cleanslate.orchestrator.surface.nodes;

import dev.cleanslate.messages.DeleteRequest;
import dev.cleanslate.orchestrator.api.http.BriefLocks;
import dev.cleanslate.orchestrator.api.owner.OwnerRow;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.engine.Engine;
import dev.cleanslate.orchestrator.intake.Accepted;
import dev.cleanslate.orchestrator.intake.Ask;
import dev.cleanslate.orchestrator.intake.Deletions;
import dev.cleanslate.orchestrator.intake.Door;
import dev.cleanslate.orchestrator.surface.ConditionalOnSurface;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Looks afresh at what a node holds, deleting nothing. Thread-safe.
@Component
@ConditionalOnSurface(NodesConfiguration.SYSTEM)
final class Looking {
  private static final int MOST = 500;

  private final Deletions deletions;
  private final Engine engine;
  private final BriefLocks locks;
  private final Supplier<UUID> ids;

  Looking(Deletions deletions, Engine engine, BriefLocks locks, Supplier<UUID> ids) {
    this.deletions = deletions;
    this.engine = engine;
    this.locks = locks;
    this.ids = ids;
  }

  /// Begins a rehearsal, which looks at everything that was not seen gone. Where all of it was, the
  /// deletion that saw it is asked to look once more: what is there again becomes a finding, and
  /// nobody tells when there is none, so that is not waited for.
  Accepted begin(Caller caller, OwnerRow node) {
    String id = ids.get().toString();
    var request =
        new DeleteRequest(id, null, node.ref(), caller.name(), "validated", null, false, true);
    String source = "rest:" + caller.tenant() + "/" + caller.name();
    Accepted accepted =
        locks.run(() -> deletions.request(new Ask(source, id, request, locks.now(), Door.PUBLIC)));
    if (accepted.outcome() == Accepted.Outcome.FINISHED) {
      var _ = engine.revisit(accepted.saga(), 0, MOST);
    }
    return accepted;
  }
}
