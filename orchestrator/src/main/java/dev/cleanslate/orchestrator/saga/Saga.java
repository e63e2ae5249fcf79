package dev.cleanslate.orchestrator.saga;

import dev.cleanslate.messages.OwnerRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The header of a saga: everything about it that is not about one step. Immutable; changes under
/// its row lock.
///
/// @param ownerNo the ledger's number of the owner
/// @param incarnation which life of the owner it deletes
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
    return new Saga(
        id,
        owner,
        ownerNo,
        incarnation,
        other,
        version,
        counts,
        everSent,
        window,
        plannedThrough,
        dueAt,
        createdAt);
  }

  /// With other counts.
  public Saga counting(Counts other) {
    return new Saga(
        id,
        owner,
        ownerNo,
        incarnation,
        state,
        version,
        other,
        everSent,
        window,
        plannedThrough,
        dueAt,
        createdAt);
  }

  /// After a destructive command was sent.
  public Saga withSent() {
    return everSent
        ? this
        : new Saga(
            id,
            owner,
            ownerNo,
            incarnation,
            state,
            version,
            counts,
            true,
            window,
            plannedThrough,
            dueAt,
            createdAt);
  }

  /// To be looked after at that time.
  public Saga due(@Nullable Instant at) {
    return new Saga(
        id,
        owner,
        ownerNo,
        incarnation,
        state,
        version,
        counts,
        everSent,
        window,
        plannedThrough,
        at,
        createdAt);
  }

  /// With the planning advanced to that resource number.
  public Saga plannedTo(long resource) {
    return new Saga(
        id,
        owner,
        ownerNo,
        incarnation,
        state,
        version,
        counts,
        everSent,
        window,
        resource,
        dueAt,
        createdAt);
  }

  /// One transaction later.
  public Saga next() {
    return new Saga(
        id,
        owner,
        ownerNo,
        incarnation,
        state,
        version + 1,
        counts,
        everSent,
        window,
        plannedThrough,
        dueAt,
        createdAt);
  }

  /// How many more commands may be sent now.
  public int slots() {
    return Math.max(0, window - counts.sent());
  }

  /// Whether all of it was seen gone, so that the owner may be called deleted.
  public boolean isFinishable() {
    return (state == SagaState.DELETING || state == SagaState.STUCK) && counts.left() == 0;
  }
}
