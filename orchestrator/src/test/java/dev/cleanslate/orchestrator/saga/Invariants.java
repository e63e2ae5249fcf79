package dev.cleanslate.orchestrator.saga;

import dev.cleanslate.messages.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What holds for every move, whatever the event.
final class Invariants {
  private final Saga saga;
  private final Gates gates;
  private final Step before;
  private final Instant now;
  private final Move move;
  private final Step after;
  private final Supplier<String> what;

  private Invariants(
      Saga saga, Gates gates, Step before, Instant now, Move move, Supplier<String> what) {
    this.saga = saga;
    this.gates = gates;
    this.before = before;
    this.now = now;
    this.move = move;
    this.after = move.step();
    this.what = what;
  }

  /// Fails with the event and the step where one of them does not.
  static void hold(Saga saga, Gates gates, Step before, Event event, Instant now, Move move) {
    Supplier<String> what =
        () -> event + "\n  on " + before + "\n  gave " + move.step() + " " + move.effects();
    Invariants all = new Invariants(saga, gates, before, now, move, what);
    all.theWayIsOnTheMap();
    all.countsAddUp();
    all.gatesCountWhatIsInTheWay();
    all.nothingFallsBack();
    all.sendsComeWithTheirTime();
    all.nothingIsForgotten();
    all.rejectionsChangeNothing();
    all.anEndedSagaSendsNoCommand();
    all.onlyTheProvenIsGone(event);
  }

  private void theWayIsOnTheMap() {
    boolean stays = after.state() == before.state();
    holds("the way is on the map", stays || before.state().next().contains(after.state()));
    holds("the step is the same", after.id() == before.id() && after.kind().equals(before.kind()));
    holds("the parent is the same", Objects.equals(after.parent(), before.parent()));
  }

  private void countsAddUp() {
    Counts expected = saga.counts().plus(before.state(), -1).plus(after.state(), 1);
    holds("the counts add up", move.saga().counts().equals(expected));
    holds("no step is lost", move.saga().counts().total() == saga.counts().total());
    holds("the saga's state is not a step's to change", move.saga().state() == saga.state());
    holds("nor is its version", move.saga().version() == saga.version());
  }

  private void gatesCountWhatIsInTheWay() {
    int delta = Boolean.compare(before.passed(), after.passed());
    holds("the gates count it", move.gates().equals(gates.remaining(before.kind(), delta)));
    @Nullable Long parent = before.parent();
    List<Effect> expected =
        delta == 0 || parent == null || before.goesWithParent()
            ? List.of()
            : List.of(new Effect.ChildMoved(parent, delta));
    holds("the parent hears of it", of(Effect.ChildMoved.class).equals(expected));
  }

  private void nothingFallsBack() {
    holds("attempts grow", after.attempt() >= before.attempt());
    int rounds = after.round() - before.round();
    holds("rounds follow each other", rounds == 0 || rounds == 1);
    holds("what was sent stays sent", move.saga().everSent() || !saga.everSent());
    holds("a new round begins without a ticket", rounds == 0 || after.ticket() == null);
  }

  private void sendsComeWithTheirTime() {
    long sends = sends();
    holds("one command at most", sends <= 1);
    holds("each send is an attempt", after.attempt() == before.attempt() + sends);
    Instant dueAt = after.dueAt();
    holds("a send has its lease", sends == 0 || (dueAt != null && dueAt.isAfter(now)));
    if (has(new Effect.Advance())) {
      holds("what is to be deleted is sent", after.state() == StepState.SENT);
      holds("what has no id is not deleted", !after.target().isIntent());
      holds("the saga knows", move.saga().everSent());
    }
  }

  /// What is not at rest has its time, in a saga that goes on; what is slow has one, too.
  private void nothingIsForgotten() {
    if (!saga.state().isOpen() || before.equals(after)) {
      return;
    }
    boolean atRest = after.state() == StepState.PLANNED || after.state() == StepState.GONE;
    holds("nothing is forgotten", (after.dueAt() == null) == (atRest && sends() == 0));
  }

  private void rejectionsChangeNothing() {
    if (of(Effect.Reject.class).isEmpty()) {
      return;
    }
    boolean nothing = move.effects().size() == 1 && after.equals(before);
    holds("rejections change nothing", nothing);
    holds("nor the saga", move.saga().equals(saga) && move.gates().equals(gates));
  }

  private void anEndedSagaSendsNoCommand() {
    boolean same = !has(new Effect.Advance()) && move.saga().everSent() == saga.everSent();
    holds("an ended saga sends no command", saga.state().isOpen() || same);
  }

  private void onlyTheProvenIsGone(Event event) {
    if (after.state() != StepState.GONE || before.state() == StepState.GONE) {
      return;
    }
    holds("only the proven is gone", proves(event));
    holds("gone has evidence", after.evidence() != null && after.passed());
    holds("gone is told", has(new Effect.SeenGone()) && has(new Effect.Resolve()));
  }

  private boolean proves(Event event) {
    return switch (event) {
      case Event.Judged(var verdict) -> verdict instanceof Verdict.Gone;
      case Event.Settled(var id) -> id == null && before.target().isIntent();
      case Event.Picked _,
          Event.Answered _,
          Event.Due _,
          Event.Nudged _,
          Event.Retried _,
          Event.Revisited _ ->
          false;
    };
  }

  /// Asked some hundred million times, so it makes no words unless they are needed.
  private void holds(String rule, boolean holds) {
    if (!holds) {
      throw new AssertionError(rule + ": " + what.get());
    }
  }

  private boolean has(Effect effect) {
    return move.effects().contains(effect);
  }

  private List<Effect> of(Class<? extends Effect> type) {
    return move.effects().stream().filter(type::isInstance).toList();
  }

  private long sends() {
    return move.effects().stream().filter(Invariants::isSend).count();
  }

  private static boolean isSend(Effect effect) {
    return effect instanceof Effect.Advance || effect instanceof Effect.Look;
  }
}
