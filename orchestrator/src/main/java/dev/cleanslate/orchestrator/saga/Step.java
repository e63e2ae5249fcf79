package dev.cleanslate.orchestrator.saga;

import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Target;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One resource within a saga: its outbox, inbox and timer in one row. Immutable; changed through
/// [#with].
///
/// @param id the ledger's number of the resource
/// @param parent the number of the resource that carries it; absent where none does
/// @param goesWithParent whether its parent takes it along: it is only looked at, once the parent
///   was verified gone, and deleted by itself if that look finds it
/// @param round counts the times it was opened anew; grows, never falls
/// @param attempt counts everything ever sent for it; grows, never falls
/// @param unanswered sends in a row that nobody answered; the lease doubles with it
/// @param failures answers in a row that brought nothing; the backoff doubles with it
/// @param ticket of the latest send; its upper half stays the same within a round
/// @param dueAt when something must be done about it; absent where nothing must
/// @param deadlineAt when it is stuck, or unverifiable, whatever happens; absent until it is opened
/// @param settleAt for an intent: when its creation has either happened or failed
/// @param passed whether it is out of the way of what comes after it
/// @param refused whether the look that is due follows a refusal rather than a claim
/// @param why the last thing that was said about it, in plain words
/// @param evidence of the last look; written, but not read back by the rules
/// @param tally of a set: what answers said they took away so far, or, in a rehearsal, what there
///   is; absent for single things
public record Step(
    long id,
    Target target,
    @Nullable Long parent,
    boolean goesWithParent,
    StepState state,
    int round,
    int attempt,
    int unanswered,
    int failures,
    @Nullable UUID ticket,
    @Nullable Instant dueAt,
    @Nullable Instant deadlineAt,
    @Nullable Instant settleAt,
    boolean passed,
    boolean refused,
    @Nullable String why,
    @Nullable Evidence evidence,
    @Nullable Tally tally) {

  /// A step that was just planned.
  public static Step planned(
      long id, Target target, @Nullable Long parent, @Nullable Instant settleAt) {
    return planned(id, target, parent, false, settleAt);
  }

  /// A step that was just planned, of something that may go with its parent.
  public static Step planned(
      long id,
      Target target,
      @Nullable Long parent,
      boolean goesWithParent,
      @Nullable Instant settleAt) {
    return new Step(
        id,
        target,
        parent,
        goesWithParent && parent != null,
        StepState.PLANNED,
        1,
        0,
        0,
        0,
        null,
        null,
        null,
        settleAt,
        false,
        false,
        null,
        null,
        null);
  }

  /// Its kind.
  public String kind() {
    return target.kind();
  }

  /// This step after some fields changed.
  public Step with(Consumer<Edit> change) {
    Edit edit = new Edit(this);
    change.accept(edit);
    return edit.step();
  }

  boolean isPast(Instant now) {
    return deadlineAt != null && !now.isBefore(deadlineAt);
  }

  /// The fields that change; everything else is the step's for good.
  public static final class Edit {
    private final Step before;
    Target target;
    StepState state;
    int round;
    int attempt;
    int unanswered;
    int failures;
    @Nullable UUID ticket;
    @Nullable Instant dueAt;
    @Nullable Instant deadlineAt;
    boolean passed;
    boolean refused;
    @Nullable String why;
    @Nullable Evidence evidence;
    @Nullable Tally tally;

    private Edit(Step step) {
      before = step;
      target = step.target;
      state = step.state;
      round = step.round;
      attempt = step.attempt;
      unanswered = step.unanswered;
      failures = step.failures;
      ticket = step.ticket;
      dueAt = step.dueAt;
      deadlineAt = step.deadlineAt;
      passed = step.passed;
      refused = step.refused;
      why = step.why;
      evidence = step.evidence;
      tally = step.tally;
    }

    /// Stamps the ticket of a send.
    public Edit ticket(UUID stamped) {
      ticket = stamped;
      return this;
    }

    /// A new round begins: answers to earlier sends no longer count (R3), the counts that shape
    /// waiting start again.
    Edit newRound() {
      round++;
      ticket = null;
      unanswered = 0;
      failures = 0;
      return this;
    }

    /// Adds to what was taken away so far.
    Edit took(@Nullable Tally more) {
      tally = more == null || tally == null ? (more == null ? tally : more) : tally.plus(more);
      return this;
    }

    private Step step() {
      return new Step(
          before.id,
          target,
          before.parent,
          before.goesWithParent,
          state,
          round,
          attempt,
          unanswered,
          failures,
          ticket,
          dueAt,
          deadlineAt,
          before.settleAt,
          passed,
          refused,
          why,
          evidence,
          tally);
    }
  }
}
