package dev.cleanslate.worker.answer;

import dev.cleanslate.messages.Command;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.worker.Advanced;
import dev.cleanslate.worker.Words;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Puts what came of advancing into the contract's words. Pure functions.
public final class Replies {
  private Replies() {}

  static Reply of(StepRef ref, Advanced outcome, Usage usage) {
    return switch (outcome) {
      case Advanced.Gone(var evidence, var tally) ->
          new Reply.Gone(ref, evidence, tally, null, usage);
      case Advanced.CameUponNothing(var evidence, var alike) ->
          new Reply.Gone(ref, evidence, null, alike, usage);
      case Advanced.StillDeleting(var nextLook, var detail, var tally) ->
          new Reply.StillDeleting(ref, expiry(nextLook), fit(detail), tally, null, usage);
      case Advanced.CameUpon(var nextLook, var detail, var found) ->
          new Reply.StillDeleting(ref, expiry(nextLook), fit(detail), null, found, usage);
      case Advanced.Refused(var reason, var detail) ->
          new Reply.Refused(ref, reason, fit(detail), usage);
      case Advanced.Unavailable(var detail, var retryAfter) ->
          new Reply.Unavailable(ref, fit(detail), millis(retryAfter), usage);
    };
  }

  /// The reply's name on the wire.
  public static String name(Reply reply) {
    return switch (reply) {
      case Reply.Gone _ -> "gone";
      case Reply.StillDeleting _ -> "still-deleting";
      case Reply.Refused _ -> "refused";
      case Reply.Unavailable _ -> "unavailable";
    };
  }

  private static long expiry(Duration nextLook) {
    return Math.clamp(nextLook.toMillis(), 0, Command.MAX_EXPIRY_MS);
  }

  private static @Nullable Long millis(@Nullable Duration duration) {
    return duration == null ? null : Math.max(0, duration.toMillis());
  }

  private static String fit(String detail) {
    return Words.fit(detail, Reply.MAX_DETAIL);
  }
}
