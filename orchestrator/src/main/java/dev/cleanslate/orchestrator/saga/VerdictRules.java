package dev.cleanslate.orchestrator.saga;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.OrphanAlert.Finding;
import dev.cleanslate.messages.Verdict;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a look makes of a step. Only here does anything become GONE.
final class VerdictRules {
  private VerdictRules() {}

  /// R3: a verdict counts only for the present round.
  static Move on(Situation here, Verdict verdict) {
    Situation.Standing standing = here.standing(verdict.ref());
    return switch (standing) {
      case FORGED -> here.reject("this judges a round or ticket that was never sent");
      case STALE -> here.stay();
      case CURRENT, EARLIER ->
          switch (verdict) {
            case Verdict.Gone gone -> gone(here, gone, standing);
            case Verdict.Present present -> present(here, present, standing);
            case Verdict.Unverifiable unclear -> unclear(here, unclear, standing);
          };
    };
  }

  private static Move gone(Situation here, Verdict.Gone gone, Situation.Standing standing) {
    return switch (here.step().state()) {
      case CHECKING, STUCK, UNVERIFIABLE -> seenGone(here, gone);
      case DOUBTED -> standing == Situation.Standing.CURRENT ? seenGone(here, gone) : here.stay();
      case PLANNED, SENT, WAITING, GONE, SEEN -> here.stay();
    };
  }

  private static Move seenGone(Situation here, Verdict.Gone gone) {
    return here.to(
        StepState.GONE,
        edit -> {
          edit.refused = false;
          edit.unanswered = 0;
          edit.failures = 0;
          edit.dueAt = null;
          edit.why = null;
          edit.evidence = gone.evidence();
        },
        new Effect.SeenGone(),
        new Effect.Resolve());
  }

  private static Move present(
      Situation here, Verdict.Present present, Situation.Standing standing) {
    if (here.step().target().isIntent()) {
      return IntentRules.seen(here, present, standing);
    }
    return switch (here.step().state()) {
      case CHECKING, UNVERIFIABLE -> stillThere(here, present);
      case STUCK -> stillStuck(here, present);
      case GONE -> doubted(here, present);
      case DOUBTED ->
          standing == Situation.Standing.CURRENT ? resurrected(here, present) : here.stay();
      case PLANNED, SENT, WAITING, SEEN -> here.stay();
    };
  }

  /// A refusal stands where the thing is there and does not go; anything else is tried again in a
  /// new round.
  private static Move stillThere(Situation here, Verdict.Present present) {
    if (!here.saga().state().isOpen()) {
      return here.stay(edit -> edit.evidence = present.evidence());
    }
    boolean deleting = present.standing() == Verdict.Standing.DELETING;
    if (here.step().isPast(here.now())) {
      return stuck(here, present, "still there after its deadline: " + said(here, present));
    }
    return here.step().refused() && !deleting
        ? stuck(here, present, said(here, present))
        : reopened(here, present, here.step().failures() + 1);
  }

  private static Move stuck(Situation here, Verdict.Present present, String why) {
    return here.rest(
        StepState.STUCK,
        ReplyRules.stuck(why),
        edit -> {
          edit.newRound().refused = true;
          edit.evidence = present.evidence();
        });
  }

  private static Move reopened(Situation here, Verdict.Present present, int failures) {
    return here.waitUntil(
        here.in(here.kind().backoff().delayAfter(failures)),
        edit -> {
          edit.newRound().refused = false;
          edit.failures = failures;
          edit.why = "seen again: " + present.evidence().answer();
          edit.evidence = present.evidence();
        });
  }

  /// A stuck step resumes by itself when nothing that can be read holds it any more, until its
  /// deadline.
  private static Move stillStuck(Situation here, Verdict.Present present) {
    boolean wayIsFree =
        switch (present.standing()) {
          case FREE, UNKNOWN, DELETING -> true;
          case HELD -> false;
        };
    return wayIsFree && here.saga().state().isOpen() && !here.step().isPast(here.now())
        ? reopened(here, present, 1)
        : here.stay(edit -> {
          edit.dueAt = here.in(here.kind().slowLook());
          edit.unanswered = 0;
          edit.evidence = present.evidence();
        });
  }

  /// R4: present after gone is never dropped. One such verdict asks for a fresh look, because it
  /// may be an old one that came late.
  static Move doubted(Situation here, Verdict.Present present) {
    return here.to(
        StepState.DOUBTED,
        edit -> {
          edit.attempt++;
          edit.why = "seen again after it was gone: " + present.evidence().answer();
          edit.dueAt = here.in(here.kind().leaseAfter(0));
        },
        new Effect.Look());
  }

  private static Move resurrected(Situation here, Verdict.Present present) {
    Effect.Raise raise =
        new Effect.Raise(
            Finding.RESURRECTED, "it was gone and is there again: " + present.evidence().answer());
    return here.saga().state().isOpen()
        ? reopened(here, present, 1).and(raise)
        : here.rest(
            StepState.STUCK,
            raise,
            edit -> {
              edit.newRound().refused = true;
              edit.evidence = present.evidence();
            });
  }

  private static Move unclear(
      Situation here, Verdict.Unverifiable unclear, Situation.Standing standing) {
    String why = reason(unclear.reason()) + ": " + unclear.detail();
    return switch (here.step().state()) {
      case CHECKING ->
          unclear.reason().isLasting() || here.isPatienceOver()
              ? unverifiable(here, why)
              : lookLater(here, why);
      case DOUBTED ->
          standing == Situation.Standing.CURRENT ? stillDoubted(here, unclear, why) : here.stay();
      case STUCK, UNVERIFIABLE ->
          here.stay(edit -> {
            edit.dueAt = here.in(here.kind().slowLook());
            edit.unanswered = 0;
          });
      case PLANNED, SENT, WAITING, GONE, SEEN -> here.stay();
    };
  }

  /// What nobody will be able to tell is for a person; a new round keeps older looks from deciding
  /// it.
  private static Move stillDoubted(Situation here, Verdict.Unverifiable unclear, String why) {
    return unclear.reason().isLasting() || here.isPatienceOver()
        ? here.rest(
            StepState.UNVERIFIABLE,
            new Effect.Raise(Finding.UNVERIFIABLE, why),
            Step.Edit::newRound)
        : lookLater(here, why);
  }

  static Move lookLater(Situation here, String why) {
    int failures = here.step().failures() + 1;
    return here.stay(edit -> {
      edit.failures = failures;
      edit.unanswered = 0;
      edit.why = why;
      edit.dueAt = here.in(here.kind().backoff().delayAfter(failures));
    });
  }

  static Move unverifiable(Situation here, String why) {
    return here.rest(StepState.UNVERIFIABLE, new Effect.Raise(Finding.UNVERIFIABLE, why), _ -> {});
  }

  private static String said(Situation here, Verdict.Present present) {
    @Nullable String why = here.step().why();
    return why == null ? present.evidence().answer() : why;
  }

  static String reason(Doubt doubt) {
    return doubt.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
