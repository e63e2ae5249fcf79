package dev.cleanslate.orchestrator.saga;

import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.OrphanAlert.Finding;
import dev.cleanslate.messages.Target;
import dev.cleanslate.messages.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What becomes of a resource that was only announced. No command is ever sent for it while it has
/// no id: upstream settles it, or a look finds it by its mark, or a complete listing shows nothing.
final class IntentRules {
  private IntentRules() {}

  /// Its first look waits until its creation has either happened or failed.
  static Move picked(Situation here) {
    Instant settleAt = here.step().settleAt();
    Instant first = settleAt == null || settleAt.isBefore(here.now()) ? here.now() : settleAt;
    return here.to(
        StepState.CHECKING,
        edit -> {
          edit.refused = true;
          edit.why = "announced, but no id was ever registered";
          edit.dueAt = first;
          edit.deadlineAt = first.plus(here.kind().deadline());
        });
  }

  /// The ledger has the id already when a step is told of it, so an intent is known by its mark. It
  /// is told once: the ledger settles an intent a single time.
  static Move settled(Situation here, @Nullable String id) {
    Target target = here.step().target();
    if (target.marker() == null) {
      return here.stay();
    }
    if (id == null) {
      return target.isIntent() ? withdrawn(here) : here.stay();
    }
    return named(here, id);
  }

  /// What a look sees of it. Something that bears the mark and shows no id cannot be deleted.
  static Move seen(Situation here, Verdict.Present present, Situation.Standing standing) {
    String id = present.foundId();
    return switch (here.step().state()) {
      case CHECKING ->
          id == null
              ? VerdictRules.unverifiable(here, "seen, but without an id: " + answer(present))
              : found(here, present, id);
      case STUCK, UNVERIFIABLE ->
          id == null
              ? here.stay(edit -> edit.dueAt = here.in(here.kind().slowLook()))
              : found(here, present, id);
      case GONE -> VerdictRules.doubted(here, present);
      case DOUBTED -> standing == Situation.Standing.CURRENT ? again(here, present) : here.stay();
      case PLANNED, SENT, WAITING, SEEN -> here.stay();
    };
  }

  /// From now on it has an id, and time of its own to be deleted.
  private static Move found(Situation here, Verdict.Present present, String id) {
    if (!here.saga().state().isOpen()) {
      return here.stay(
              edit -> {
                edit.target = withId(here.step(), id);
                edit.evidence = present.evidence();
              })
          .and(new Effect.Identified(id));
    }
    return here.waitUntil(
            here.now(),
            edit -> {
              edit.newRound().refused = false;
              edit.target = withId(here.step(), id);
              edit.deadlineAt = here.in(here.kind().deadline());
              edit.evidence = present.evidence();
              edit.why = "found by its mark as " + id;
            })
        .and(new Effect.Identified(id));
  }

  private static Move again(Situation here, Verdict.Present present) {
    String id = present.foundId();
    return id == null
        ? VerdictRules.lookLater(here, "seen, but without an id: " + answer(present))
        : found(here, present, id)
            .and(new Effect.Raise(Finding.RESURRECTED, "it was gone and is there as " + id));
  }

  /// Upstream knows its id. What was believed never to have been created is looked at first.
  private static Move named(Situation here, String id) {
    return switch (here.step().state()) {
      case PLANNED -> here.stay(edit -> edit.target = withId(here.step(), id));
      case GONE ->
          here.to(
              StepState.DOUBTED,
              edit -> {
                edit.newRound().attempt++;
                edit.target = withId(here.step(), id);
                edit.why = "settled by upstream as " + id + " after it was gone";
                edit.dueAt = here.in(here.kind().leaseAfter(0));
              },
              new Effect.Look());
      case SENT, WAITING, CHECKING, STUCK, UNVERIFIABLE, DOUBTED, SEEN ->
          here.waitUntil(
              here.now(),
              edit -> {
                edit.newRound().refused = false;
                edit.target = withId(here.step(), id);
                edit.deadlineAt = here.in(here.kind().deadline());
                edit.why = "settled by upstream as " + id;
              });
    };
  }

  /// Upstream's word settles an intent: what never got an id never was a resource.
  private static Move withdrawn(Situation here) {
    if (here.step().state() == StepState.GONE) {
      return here.stay();
    }
    return here.to(
        StepState.GONE,
        edit -> {
          edit.refused = false;
          edit.dueAt = null;
          edit.why = null;
          edit.evidence = Evidence.of("upstream", "withdrawn before it was created");
        },
        new Effect.SeenGone(),
        new Effect.Resolve());
  }

  private static Target withId(Step step, String id) {
    Target target = step.target();
    return new Target(
        target.kind(), id, target.scope(), target.account(), target.marker(), target.sameness());
  }

  private static String answer(Verdict.Present present) {
    return present.evidence().answer();
  }
}
