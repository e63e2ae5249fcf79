package dev.cleanslate.topics.words;

import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Tally;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.messages.Wire;
import org.jspecify.annotations.Nullable;

/// What workers answer. An answer names the step and the deletion, and no owner.
final class AnswerWords {
  private AnswerWords() {}

  static Spoken of(Reply reply) {
    return switch (reply) {
      case Reply.Gone it ->
          said(it.ref(), "claimed to be gone", seen(it.evidence(), it.tally()), it);
      case Reply.StillDeleting it ->
          said(it.ref(), "goes, slowly", it.detail() + tally(it.tally()), it);
      case Reply.Refused it ->
          said(it.ref(), "refused (%s)".formatted(word(it.reason())), it.detail(), it).as(Tone.BAD);
      case Reply.Unavailable it -> said(it.ref(), "nothing can be said now", it.detail(), it);
    };
  }

  static Spoken of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Gone it ->
          said(it.ref(), "seen gone", seen(it.evidence(), null), it).as(Tone.GOOD);
      case Verdict.Present it ->
          said(
              it.ref(),
              "is still there (%s)".formatted(word(it.standing())),
              seen(it.evidence(), it.tally()),
              it);
      case Verdict.Unverifiable it ->
          said(it.ref(), "nobody can tell (%s)".formatted(word(it.reason())), it.detail(), it)
              .as(Tone.BAD);
    };
  }

  private static Spoken said(StepRef ref, String what, String why, Object message) {
    return Spoken.of(
        "%s: %s; %s".formatted(Things.step(ref), what, why), null, ref.saga(), message);
  }

  private static String seen(Evidence evidence, @Nullable Tally tally) {
    return "%s -> %s".formatted(evidence.call(), evidence.answer())
        + Things.also(", control ", evidence.control())
        + tally(tally);
  }

  private static String tally(@Nullable Tally tally) {
    return tally == null ? "" : ", %d of a set".formatted(tally.count());
  }

  private static String word(Enum<?> constant) {
    return Wire.json().valueToTree(constant).asString();
  }
}
