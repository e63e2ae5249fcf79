package dev.cleanslate.orchestrator.saga;

import dev.cleanslate.messages.Found;
import dev.cleanslate.messages.OrphanAlert.Finding;
import dev.cleanslate.messages.Refusal;
import dev.cleanslate.messages.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What an answer to a command makes of a step. A claim is never believed: it only brings the look
/// nearer.
final class ReplyRules {
  private static final Duration SOONEST_LOOK = Duration.ofMillis(100);
  private static final Duration LATEST_LOOK = Duration.ofMinutes(15);

  private ReplyRules() {}

  static Move on(Situation here, Reply reply) {
    return switch (here.standing(reply.ref())) {
      case FORGED -> here.reject("this answers a round or ticket that was never sent");
      case STALE -> here.stay();
      case CURRENT -> accept(here, reply, true);
      case EARLIER -> accept(here, reply, false);
    };
  }

  /// R2: which answers count in which state, and whether they must answer the latest send.
  private static Move accept(Situation here, Reply reply, boolean latest) {
    StepState state = here.step().state();
    return switch (reply) {
      case Reply.Gone gone ->
          state == StepState.SENT || state == StepState.WAITING || state == StepState.STUCK
              ? claimed(here, gone)
              : here.stay();
      case Reply.StillDeleting slow ->
          state == StepState.SENT ? stillDeleting(here, slow) : here.stay();
      case Reply.Refused refused ->
          state == StepState.SENT && latest ? refused(here, refused) : here.stay();
      case Reply.Unavailable unavailable ->
          state == StepState.SENT && latest ? unavailable(here, unavailable) : here.stay();
    };
  }

  /// The count of failures stays: a claim that turns out wrong time and again is waited for longer
  /// each time. So does the deadline (R5): claims without end must not put it off.
  private static Move claimed(Situation here, Reply.Gone gone) {
    Duration delay = here.kind().verification().delay();
    Consumer<Step.Edit> claim =
        edit -> {
          edit.refused = false;
          edit.unanswered = 0;
          edit.took(gone.tally()).why = "claimed gone: " + gone.evidence().answer();
        };
    Move move =
        delay.isZero()
            ? here.look(claim)
            : here.to(
                StepState.CHECKING,
                edit -> {
                  claim.accept(edit);
                  edit.dueAt = here.in(delay);
                });
    return cameUpon(move, gone.found());
  }

  private static Move cameUpon(Move move, @Nullable List<Found> found) {
    return found == null || found.isEmpty() ? move : move.and(new Effect.CameUpon(found));
  }

  private static Move stillDeleting(Situation here, Reply.StillDeleting slow) {
    long millis = Math.clamp(slow.nextLookMs(), SOONEST_LOOK.toMillis(), LATEST_LOOK.toMillis());
    Move move =
        here.waitUntil(
            here.in(Duration.ofMillis(millis)),
            edit -> {
              edit.unanswered = 0;
              edit.failures = 0;
              edit.took(slow.tally()).why = slow.detail();
            });
    return cameUpon(move, slow.found());
  }

  private static Move refused(Situation here, Reply.Refused refused) {
    return here.look(edit -> {
      edit.refused = true;
      edit.unanswered = 0;
      edit.failures = 0;
      edit.why = named(refused.reason()) + ": " + refused.detail();
    });
  }

  private static Move unavailable(Situation here, Reply.Unavailable unavailable) {
    int failures = here.step().failures() + 1;
    Duration backoff = here.kind().backoff().delayAfter(failures);
    Long asked = unavailable.retryAfterMs();
    Duration wait =
        asked == null || asked < backoff.toMillis() ? backoff : Duration.ofMillis(capped(asked));
    return here.waitUntil(
        sooner(here.in(wait), here.step().deadlineAt()),
        edit -> {
          edit.unanswered = 0;
          edit.failures = failures;
          edit.why = unavailable.detail();
        });
  }

  private static long capped(long millis) {
    return Math.min(millis, Duration.ofDays(365).toMillis());
  }

  private static Instant sooner(Instant then, @Nullable Instant deadline) {
    return deadline != null && deadline.isBefore(then) ? deadline : then;
  }

  private static String named(Refusal reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static Effect.Raise stuck(String why) {
    return new Effect.Raise(Finding.STUCK, why);
  }
}
