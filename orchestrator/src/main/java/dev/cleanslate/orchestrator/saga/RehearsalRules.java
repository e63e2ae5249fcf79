package dev.cleanslate.orchestrator.saga;

import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.Verdict;
import java.time.Duration;
import java.time.Instant;

/// A saga that only looks: each step is looked at when its turn comes, and ends as SEEN (it would
/// go), GONE (it is gone already) or UNVERIFIABLE. Nothing is told to the ledger, and nobody is
/// alerted. The one thing it commands is the rehearsal of an owned owner.
final class RehearsalRules {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private RehearsalRules() {}

  static Move on(Situation here, Event event) {
    if (!here.saga().state().isOpen()) {
      return here.stay(edit -> edit.dueAt = null);
    }
    return switch (event) {
      case Event.Picked _ -> picked(here);
      case Event.Answered(var reply) -> answered(here, reply);
      case Event.Judged(var verdict) -> judged(here, verdict);
      case Event.Due _ -> due(here);
      case Event.Nudged _ ->
          here.step().state() == StepState.WAITING
              ? here.stay(edit -> edit.dueAt = here.now())
              : here.stay();
      case Event.Retried _, Event.Revisited _, Event.Settled _ -> here.stay();
    };
  }

  private static Move picked(Situation here) {
    if (here.step().state() != StepState.PLANNED) {
      return here.stay();
    }
    return here.kind().isOwner()
        ? here.send(edit -> edit.deadlineAt = here.in(here.kind().deadline()))
        : here.look(edit -> edit.deadlineAt = here.in(PATIENCE));
  }

  /// Only an owned owner answers: its own rehearsal has ended, or goes on.
  private static Move answered(Situation here, Reply reply) {
    return here.kind().isOwner()
        ? ReplyRules.on(here, reply)
        : here.reject("this answers a command, and a rehearsal sends none");
  }

  private static Move judged(Situation here, Verdict verdict) {
    return switch (here.standing(verdict.ref())) {
      case FORGED -> here.reject("this judges a round or ticket that was never sent");
      case STALE -> here.stay();
      case CURRENT, EARLIER ->
          here.step().state() == StepState.CHECKING ? looked(here, verdict) : here.stay();
    };
  }

  private static Move looked(Situation here, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Present present ->
          here.to(
              StepState.SEEN,
              edit -> {
                edit.dueAt = null;
                edit.why = present.evidence().answer();
                edit.evidence = present.evidence();
                edit.tally = present.tally();
              });
      case Verdict.Gone gone -> absent(here, gone);
      case Verdict.Unverifiable unclear -> {
        String why = VerdictRules.reason(unclear.reason()) + ": " + unclear.detail();
        yield unclear.reason().isLasting() || here.step().isPast(here.now())
            ? unclear(here, why)
            : VerdictRules.lookLater(here, why);
      }
    };
  }

  /// What was only announced may still come to be until its time to settle is over.
  private static Move absent(Situation here, Verdict.Gone gone) {
    Instant settleAt = here.step().settleAt();
    if (here.step().target().isIntent() && settleAt != null && here.now().isBefore(settleAt)) {
      return unclear(here, "only announced, and may still be created");
    }
    return here.to(
        StepState.GONE,
        edit -> {
          edit.dueAt = null;
          edit.why = "gone already: " + gone.evidence().answer();
          edit.evidence = gone.evidence();
        });
  }

  private static Move due(Situation here) {
    return switch (here.step().state()) {
      case SENT, WAITING ->
          here.kind().isOwner()
              ? here.send(edit -> edit.unanswered = 0)
              : here.stay(edit -> edit.dueAt = null);
      case CHECKING ->
          here.step().unanswered() > 0 && here.step().isPast(here.now())
              ? unclear(here, "unavailable: nobody answered the look")
              : SagaRules.repeatLook(here);
      case PLANNED, STUCK, UNVERIFIABLE, GONE, DOUBTED, SEEN ->
          here.stay(edit -> edit.dueAt = null);
    };
  }

  private static Move unclear(Situation here, String why) {
    return here.to(
        StepState.UNVERIFIABLE,
        edit -> {
          edit.dueAt = null;
          edit.why = why;
        });
  }
}
