package dev.cleanslate.orchestrator.api.deletion;

import dev.cleanslate.messages.Hold;
import dev.cleanslate.messages.Holds;
import dev.cleanslate.messages.OwnerRef;
import dev.cleanslate.messages.Wire;
import dev.cleanslate.orchestrator.api.http.Problem;
import dev.cleanslate.orchestrator.api.owner.PlanView;
import dev.cleanslate.orchestrator.api.security.Caller;
import dev.cleanslate.orchestrator.catalog.Catalog;
import dev.cleanslate.orchestrator.engine.SagaTrace;
import dev.cleanslate.orchestrator.plan.Plan;
import dev.cleanslate.orchestrator.saga.SagaState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Turns saga rows into what is shown. Thread-safe.
@Component
public final class DeletionViews {
  private final DeletionRows rows;
  private final Holds holds;
  private final Catalog catalog;

  DeletionViews(DeletionRows rows, Holds holds, Catalog catalog) {
    this.rows = rows;
    this.holds = holds;
    this.catalog = catalog;
  }

  /// The deletion of that id in the caller's tenant; a [Problem] where there is none.
  public DeletionView one(Caller caller, UUID id) {
    return shown().apply(row(caller, id));
  }

  /// As [#one], but only makes sure that it is there.
  void require(Caller caller, UUID id) {
    row(caller, id);
  }

  private DeletionRow row(Caller caller, UUID id) {
    return rows.find(id, caller.tenant())
        .orElseThrow(
            () -> Problem.unknown("unknown-deletion", "No deletion has the id %s.".formatted(id)));
  }

  /// Shows rows, with the holds that are in force now.
  Function<DeletionRow, DeletionView> shown() {
    Map<String, Hold> inForce = holds.all();
    return row -> view(row, inForce.keySet());
  }

  private DeletionView view(DeletionRow row, Set<String> inForce) {
    OwnerRef owner = new OwnerRef(row.tenant(), row.ownerType(), row.ownerId());
    SagaState state = SagaState.of(row.state());
    String hold = state.isOpen() ? hold(owner, row.id(), inForce) : null;
    return new DeletionView(
        row.id(),
        owner,
        row.incarnation(),
        row.state(),
        (row.rehearsal()
                ? ShownState.ofRehearsal(state)
                : ShownState.of(state, row.counts(), hold != null))
            .wire(),
        hold,
        row.version(),
        row.counts().byName(),
        row.counts().total(),
        row.counts().left(),
        state.isOpen() && !row.everSent(),
        row.rehearsal(),
        row.force(),
        PlanView.of(
            Wire.json().readValue(row.plan(), Plan.class), catalog.ownerType(row.ownerType())),
        SagaTrace.of(row.id(), row.trace()).trace(),
        row.requestedBy(),
        row.reason(),
        state == SagaState.GRACE ? row.dueAt() : null,
        row.createdAt(),
        row.changedAt(),
        row.finishedAt());
  }

  private static @Nullable String hold(OwnerRef owner, UUID saga, Set<String> inForce) {
    return List.of("all", "tenant/" + owner.tenant(), "owner/" + owner.key(), "saga/" + saga)
        .stream()
        .filter(inForce::contains)
        .findFirst()
        .orElse(null);
  }
}
