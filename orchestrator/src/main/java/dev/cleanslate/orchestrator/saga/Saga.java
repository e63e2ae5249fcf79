package dev.cleanslate.orchestrator.saga;

import dev.cleanslate.messages.OwnerRef;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The header of a saga: everything about it that is not about one step. Immutable; changes under
/// its row lock.
///
/// @param ownerNo the ledger's number of the owner
/// @param incarnation which life of the owner it deletes
/// @param mode whether it deletes or only looks, and how
/// @param version counts its transactions, without gaps; the history's `seq`
/// @param counts how many steps are in each state
/// @param everSent whether a destructive command was ever sent; from then on it cannot be cancelled
/// @param window how many commands may be out at once
/// @param plannedThrough the last resource number the planning has passed
/// @param dueAt when it wants to be looked after as a whole (planned on, filled, finished); absent
///   where not at all
public record Saga(
    UUID id,
    OwnerRef owner,
    long ownerNo,
    int incarnation,
    Mode mode,
    SagaState state,
    long version,
    Counts counts,
    boolean everSent,
    int window,
    long plannedThrough,
    @Nullable Instant dueAt,
    Instant createdAt) {

  /// In another state.
  public Saga in(SagaState other) {
    return with(edit -> edit.state = other);
  }

  /// In another mode.
  public Saga in(Mode other) {
    return with(edit -> edit.mode = other);
  }

  /// With other counts.
  public Saga counting(Counts other) {
    return with(edit -> edit.counts = other);
  }

  /// After a destructive command was sent.
  public Saga withSent() {
    return everSent ? this : with(edit -> edit.everSent = true);
  }

  /// To be looked after at that time.
  public Saga due(@Nullable Instant at) {
    return with(edit -> edit.dueAt = at);
  }

  /// With the planning advanced to that resource number.
  public Saga plannedTo(long resource) {
    return with(edit -> edit.plannedThrough = resource);
  }

  /// One transaction later.
  public Saga next() {
    return with(edit -> edit.version++);
  }

  /// How many more commands may be sent now; in a rehearsal, looks.
  public int slots() {
    return Math.max(0, window - counts.sent() - (mode.rehearsal() ? counts.checking() : 0));
  }

  /// Steps that keep it from its end.
  public int left() {
    return mode.rehearsal() ? counts.planned() + counts.moving() : counts.left();
  }

  /// Whether nothing keeps it from its end: all of it was seen gone, so that the owner may be
  /// called deleted; or all of it was looked at, in a rehearsal.
  public boolean isFinishable() {
    return isRunning() && left() == 0;
  }

  /// Whether its plan is written and it has not ended.
  public boolean isRunning() {
    return state == SagaState.DELETING || state == SagaState.STUCK;
  }

  private Saga with(Consumer<Edit> change) {
    Edit edit = new Edit(this);
    change.accept(edit);
    return new Saga(
        id,
        owner,
        ownerNo,
        incarnation,
        edit.mode,
        edit.state,
        edit.version,
        edit.counts,
        edit.everSent,
        window,
        edit.plannedThrough,
        edit.dueAt,
        createdAt);
  }

  /// The fields that change.
  private static final class Edit {
    private Mode mode;
    private SagaState state;
    private long version;
    private Counts counts;
    private boolean everSent;
    private long plannedThrough;
    private @Nullable Instant dueAt;

    Edit(Saga saga) {
      mode = saga.mode;
      state = saga.state;
      version = saga.version;
      counts = saga.counts;
      everSent = saga.everSent;
      plannedThrough = saga.plannedThrough;
      dueAt = saga.dueAt;
    }
  }
}
