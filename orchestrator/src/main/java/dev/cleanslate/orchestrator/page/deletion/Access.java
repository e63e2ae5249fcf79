package dev.cleanslate.orchestrator.page.deletion;

import dev.cleanslate.orchestrator.api.deletion.DeletionView;
import dev.cleanslate.orchestrator.api.deletion.DeletionViews;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.owner.Held;
import dev.cleanslate.orchestrator.api.owner.OwnerRow;
import dev.cleanslate.orchestrator.api.security.Caller;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Deletions as a caller may know them: of its tenant, and where nothing counts but what the caller
/// holds, of an owner in the life in which it is the caller's. Thread-safe.
@Component
final class Access {
  private final DeletionViews views;
  private final Held held;

  Access(DeletionViews views, Held held) {
    this.views = views;
    this.held = held;
  }

  /// The deletion; a [Problem] that is the same whether there is none or it is not the caller's.
  DeletionView require(Caller caller, UUID id) {
    DeletionView view = views.one(caller, id);
    if (caller.onlyHeld() && !isHeld(caller, view)) {
      throw Problem.unknown("unknown-deletion", "No deletion has the id %s.".formatted(id));
    }
    return view;
  }

  private boolean isHeld(Caller caller, DeletionView view) {
    try {
      OwnerRow owner = held.require(caller, view.owner().type(), view.owner().id());
      return owner.incarnation() == view.incarnation() && owner.id().equals(view.owner().id());
    } catch (Problem _) {
      return false;
    }
  }
}
