package dev.cleanslate.worker.answer;

import dev.cleanslate.messages.Doubt;
import dev.cleanslate.messages.Evidence;
import dev.cleanslate.messages.Reply;
import dev.cleanslate.messages.StepRef;
import dev.cleanslate.messages.Usage;
import dev.cleanslate.messages.Verdict;
import dev.cleanslate.worker.Looked;
import dev.cleanslate.worker.Words;

/// Puts what a look found into the contract's words. Pure functions.
public final class Verdicts {
  private Verdicts() {}

  static Verdict of(StepRef ref, Looked found, Usage usage) {
    return switch (found) {
      case Looked.Present(var standing, var evidence, var tally) ->
          new Verdict.Present(ref, standing, evidence, null, tally, usage);
      case Looked.Gone(var evidence) -> gone(ref, evidence, usage);
      case Looked.Unverifiable(var doubt, var detail) ->
          new Verdict.Unverifiable(ref, doubt, Words.fit(detail, Reply.MAX_DETAIL), usage);
    };
  }

  private static Verdict gone(StepRef ref, Evidence evidence, Usage usage) {
    return evidence.control() == null
        ? new Verdict.Unverifiable(ref, Doubt.NO_CONTROL, "no control was made", usage)
        : new Verdict.Gone(ref, evidence, usage);
  }

  /// The verdict's name on the wire.
  public static String name(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Gone _ -> "gone";
      case Verdict.Present _ -> "present";
      case Verdict.Unverifiable _ -> "unverifiable";
    };
  }
}
